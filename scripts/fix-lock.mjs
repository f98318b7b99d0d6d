/**
 * Completes package-lock.json with the optional platform packages that the registry used for `npm install` did not
 * have: npm leaves them out, and `npm ci` then stops with "Missing … from lock file". Run after each change of
 * dependencies; `--check` changes nothing and exits 1 if something would change or if a download address is locked.
 * Plain JavaScript without imports from the project: it must run before `npm ci` has passed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const before = readFileSync(LOCK, 'utf8');
const lock = JSON.parse(before);
const { packages } = lock;

/** The places where Node looks for a dependency of the package at `from`, nearest first. */
function* lookupPlaces(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    yield `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (folder === '') return;
  }
}

function describePlatformPackage(name, version, dependent) {
  const words = name.split(/[^a-z0-9]+/);
  const system = SYSTEMS.find((candidate) => words.includes(candidate));
  const processor = PROCESSORS.find((candidate) => words.includes(candidate));
  const libc = ['musl', 'musleabihf'].some((word) => words.includes(word))
    ? 'musl'
    : ['gnu', 'gnueabihf'].some((word) => words.includes(word)) && system === 'linux'
      ? 'glibc'
      : undefined;
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dependent.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

const added = [];
for (const [place, dependent] of Object.entries(packages)) {
  if (place === '') continue;
  for (const [name, version] of Object.entries(dependent.optionalDependencies ?? {})) {
    const isLocked = [...lookupPlaces(place, name)].some((candidate) => packages[candidate]);
    if (isLocked || !/^\d/.test(version)) continue;
    packages[`node_modules/${name}`] = describePlatformPackage(name, version, dependent);
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, 'en')),
);

const addresses = Object.entries(lock.packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''));
for (const [place] of addresses) delete lock.packages[place].resolved;

const after = `${JSON.stringify(lock, null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error(
      `package-lock.json: ${added.length} optional packages missing, ${addresses.length} download addresses; run \`npm run fix-lock\``,
    );
    process.exit(1);
  }
} else {
  writeFileSync(LOCK, after);
  console.log(`package-lock.json: ${added.length} optional packages added`);
  for (const name of added) console.log(`  ${name}`);
}
