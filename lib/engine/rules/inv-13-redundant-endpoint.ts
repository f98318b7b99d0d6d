import type { ResourceShape } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { fireSeen } from './fire';
import { shapeOf } from './resource-shape';
import type { ApiRule } from './rule';
import { liveTraffic } from './still-live';

/** Fewer fields are alike by chance. */
const LEAST_FIELDS = 4;

export const redundantEndpoint: ApiRule = {
  id: 'INV-13',
  title: 'Redundant endpoint',
  severity: 'low',
  owasp: 9,
  needs: 'both',
  scope: 'api',
  clears: ['revision', 'silence'],
  why: 'Two ways to the same resource are two places to protect, and one of them is usually weaker.',
  fires:
    'Two endpoints of the estate read the same resource: the same noun, and at least 90 % of their response fields alike. Versions of one path are INV-10.',
  fix: 'Keep one, deprecate the other.',
  examples: {
    fires: '`GET /users/{userId}` and `GET /accounts/users/{userId}` answer with the same 12 fields.',
    spares: '`GET /users` and `GET /users/{userId}`: a list and its element.',
  },
  parameters: { alike: { value: 0.9, says: 'Share of response fields in common, of all that either has.' } },
  detect({ api, endpoints, peers }, { parameters }) {
    const own = endpoints.flatMap((endpoint) => {
      const shape = shapeOf(endpoint);
      const traffic = liveTraffic(endpoint);
      return shape && traffic && shape.fields.length >= LEAST_FIELDS ? [{ shape, traffic }] : [];
    });
    const byNoun = Map.groupBy([...own.map(({ shape }) => shape), ...peers], ({ noun }) => noun);
    return own.flatMap(({ shape, traffic }) => {
      const like = (byNoun.get(shape.noun) ?? []).find(
        (other) =>
          isBefore(other, shape) &&
          !isOtherVersion(other, shape) &&
          alikeness(shape, other) >= (parameters.alike as number),
      );
      if (!like) return [];
      const where = like.api === api.name ? '' : ` of ${like.api}`;
      const { firstProvingMs: firstMs, lastProvingMs: lastMs } = traffic;
      const says = `${shape.method} ${shape.path} answers with the fields of ${like.method} ${like.path}${where}.`;
      const evidence = [citeTraffic(says, { exchanges: traffic.requests, firstMs, lastMs })];
      return [fireSeen({ evidence, traffic, firstMs, lastMs, qualifier: `${shape.method} ${shape.path}` })];
    });
  },
};

/** Jaccard index of the field names. */
function alikeness(one: ResourceShape, other: ResourceShape): number {
  const common = one.fields.filter((name) => other.fields.includes(name)).length;
  return common / (one.fields.length + other.fields.length - common);
}

function isOtherVersion(other: ResourceShape, shape: ResourceShape): boolean {
  return other.path !== shape.path && withoutVersion(other.path) === withoutVersion(shape.path);
}

function withoutVersion(path: string): string {
  return path.replace(/\/v\d+(\.\d+)?(?=\/)/i, '');
}

/** Of a pair, only the later one is called redundant. */
function isBefore(other: ResourceShape, shape: ResourceShape): boolean {
  const [a, b] = [other, shape].map(({ api, path, method }) => `${api} ${path} ${method}`) as [
    string,
    string,
  ];
  return other.method === shape.method && a < b;
}
