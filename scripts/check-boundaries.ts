import { fileURLToPath } from 'node:url';
import { checkBoundaries } from './boundaries.ts';

const { modules, violations } = await checkBoundaries(fileURLToPath(new URL('..', import.meta.url)));
for (const { rule, from, to, why } of violations) console.error(`${from} → ${to}\n  ${rule}: ${why}`);
if (modules === 0) console.error('No module was cruised: the check is blind.');
console.log(`${modules} modules, ${violations.length} violations`);
process.exitCode = modules > 0 && violations.length === 0 ? 0 : 1;
