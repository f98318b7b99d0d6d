/** An entry of npm's lock file, version 3. */
interface LockedPackage {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  dev?: boolean;
  [other: string]: unknown;
}

export interface Lock {
  packages: Record<string, LockedPackage>;
  [other: string]: unknown;
}

interface ReleasePackage {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  [other: string]: unknown;
}

/** The part of the project's lock file that the release's own dependencies lead to: what was tested is installed. */
export function shrinkwrapOf(lock: Lock, release: ReleasePackage): object {
  const { packages } = lock;
  const kept = new Set<string>();
  const follow = (from: string, name: string): void => {
    const place = lookupPlaces(from, name).find((candidate) => candidate in packages);
    if (place === undefined || kept.has(place)) return;
    kept.add(place);
    for (const next of namesOf(packages[place] as LockedPackage)) follow(place, next);
  };
  for (const name of Object.keys(release.dependencies)) follow('', name);
  const { name, version } = release;
  return {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': release,
      ...Object.fromEntries([...kept].sort().map((place) => [place, withoutDev(packages[place] ?? {})])),
    },
  };
}

function namesOf({
  dependencies = {},
  optionalDependencies = {},
  peerDependencies = {},
  peerDependenciesMeta = {},
}: LockedPackage): string[] {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
}

/** The places where Node looks for a dependency of the package at `from`, nearest first. */
function lookupPlaces(from: string, name: string): string[] {
  const folders = from === '' ? [''] : [from];
  for (let folder = from; folder !== ''; ) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
    folders.push(folder);
  }
  return folders.map((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
}

function withoutDev({ dev: _dev, ...entry }: LockedPackage): LockedPackage {
  return entry;
}
