import { citeTraffic } from './cite';
import { fireSeen } from './fire';
import type { ApiRule } from './rule';
import { liveTraffic } from './still-live';

export const oldVersionLive: ApiRule = {
  id: 'INV-10',
  title: 'Old version live',
  severity: 'medium',
  owasp: 9,
  needs: 'both',
  scope: 'api',
  clears: ['revision', 'silence'],
  why: 'Old versions keep old holes, and attackers try them first.',
  fires: 'A path with `/vN` answers while the same resource under a higher version is active.',
  fix: 'Move the callers, deprecate the old version with a sunset date, then switch it off.',
  examples: {
    fires: '`GET /v1/users` and `GET /v2/users` both answer.',
    spares: '`GET /v1/users` alone: there is no newer one.',
  },
  parameters: {},
  detect({ endpoints }) {
    const newest = new Map<string, string>();
    const versioned = endpoints.flatMap((endpoint) => {
      const split = splitVersion(`${endpoint.basePath}${endpoint.key}`);
      return split ? [{ endpoint, ...split, resource: `${endpoint.method} ${split.rest}` }] : [];
    });
    for (const { endpoint, version, resource } of versioned) {
      const known = newest.get(resource);
      if (endpoint.states.traffic === 'active' && (known === undefined || isHigher(version, known)))
        newest.set(resource, version);
    }
    return versioned.flatMap(({ endpoint, version, resource }) => {
      const higher = newest.get(resource);
      const traffic = liveTraffic(endpoint);
      if (traffic === null || higher === undefined || !isHigher(higher, version)) return [];
      const says = `${endpoint.method} ${endpoint.basePath}${endpoint.path} answers, and version ${higher} is active.`;
      const { firstProvingMs: firstMs, lastProvingMs: lastMs } = traffic;
      const evidence = [citeTraffic(says, { exchanges: traffic.requests, firstMs, lastMs })];
      return [fireSeen({ evidence, traffic, firstMs, lastMs, qualifier: `${resource} v${version}` })];
    });
  },
};

/** The version segment of a path, and the path with it taken out. */
function splitVersion(path: string): { version: string; rest: string } | null {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => /^v\d+(\.\d+)?$/i.test(segment));
  if (at < 0) return null;
  const version = (segments[at] as string).slice(1);
  return { version, rest: segments.with(at, '{version}').join('/') };
}

/** By number, part by part: 1.10 is higher than 1.9. */
function isHigher(version: string, other: string): boolean {
  const [[major, minor = 0], [otherMajor, otherMinor = 0]] = [version, other].map((text) =>
    text.split('.').map(Number),
  ) as [[number, number?], [number, number?]];
  return major > otherMajor || (major === otherMajor && minor > otherMinor);
}
