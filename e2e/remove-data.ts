import { rmSync } from 'node:fs';
import path from 'node:path';

export default function removeData(): void {
  const data = process.env.E2E_DATA;
  if (data) rmSync(path.dirname(data), { recursive: true, force: true });
}
