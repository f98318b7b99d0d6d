/** Serves the product for the browser tests, and removes its data when it has stopped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

const product = spawn(process.execPath, ['scripts/run.ts', 'start'], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => product.kill(signal));
const [code] = await once(product, 'exit');
for (const place of [process.env.GNOMON_DATA, process.env.E2E_SESSION])
  if (place) rmSync(place, { recursive: true, force: true });
process.exitCode = code ?? 1;
