/** How a field of the inventory is tested: one of some words, a bound, yes or no, or what a list holds. */
export type PolicyFieldKind = 'word' | 'number' | 'flag' | 'list';
export type PolicyAbout = 'api' | 'endpoint';

export interface PolicyField {
  kind: PolicyFieldKind;
  /** What can be asked of which subject. */
  about: readonly PolicyAbout[];
  says: string;
  /** Every value that there is; without them any text, with `*` for any characters. */
  words?: readonly string[];
}

const BOTH = ['api', 'endpoint'] as const;
const API = ['api'] as const;
const ENDPOINT = ['endpoint'] as const;

/** What policies can ask. The browser builds its form from this, so it brings no schema. */
export const POLICY_FIELDS = {
  api: { kind: 'word', about: BOTH, says: 'name of the API' },
  team: { kind: 'word', about: BOTH, says: 'owning team' },
  exposure: {
    kind: 'word',
    about: BOTH,
    says: 'exposure',
    words: ['open', 'partner', 'internal', 'composite'],
  },
  stage: {
    kind: 'word',
    about: BOTH,
    says: 'stage',
    words: ['proposed', 'active', 'deprecated', 'sunset', 'retired'],
  },
  host: { kind: 'list', about: API, says: 'hosts' },
  grade: { kind: 'word', about: API, says: 'grade', words: ['A', 'B', 'C', 'D', 'F'] },
  score: { kind: 'number', about: API, says: 'score' },
  hasSpec: { kind: 'flag', about: API, says: 'has a document' },
  hasTraffic: { kind: 'flag', about: API, says: 'has traffic' },
  hasOwner: { kind: 'flag', about: API, says: 'has an owner' },
  endpoints: { kind: 'number', about: API, says: 'endpoints' },
  undocumented: { kind: 'number', about: API, says: 'undocumented endpoints' },
  unauthenticated: { kind: 'number', about: API, says: 'endpoints that answer without credentials' },
  criticalFindings: { kind: 'number', about: API, says: 'pending critical findings' },
  highFindings: { kind: 'number', about: API, says: 'pending high findings' },
  overdueFindings: { kind: 'number', about: API, says: 'overdue findings' },
  sunsetInDays: { kind: 'number', about: API, says: 'days until the last day' },
  method: { kind: 'word', about: ENDPOINT, says: 'method' },
  path: { kind: 'word', about: ENDPOINT, says: 'path' },
  writes: { kind: 'flag', about: ENDPOINT, says: 'changes something' },
  documentation: {
    kind: 'word',
    about: ENDPOINT,
    says: 'documentation',
    words: ['documented', 'removed', 'undocumented'],
  },
  traffic: {
    kind: 'word',
    about: ENDPOINT,
    says: 'traffic',
    words: ['active', 'quiet', 'never-seen', 'unobservable'],
  },
  lifecycle: {
    kind: 'word',
    about: ENDPOINT,
    says: 'lifecycle',
    words: ['current', 'deprecated', 'sunset-passed', 'retired'],
  },
  declared: {
    kind: 'word',
    about: ENDPOINT,
    says: 'declared authentication',
    words: ['required', 'optional', 'none'],
  },
  observed: {
    kind: 'word',
    about: ENDPOINT,
    says: 'observed authentication',
    words: ['always', 'mixed', 'never'],
  },
  classes: { kind: 'list', about: ENDPOINT, says: 'sensitive classes' },
  risk: {
    kind: 'word',
    about: ENDPOINT,
    says: 'worst pending finding',
    words: ['critical', 'high', 'medium', 'low', 'info'],
  },
} as const satisfies Record<string, PolicyField>;

export type PolicyFieldName = keyof typeof POLICY_FIELDS;

/** In a list of words: it has none. */
export const NO_WORD = '-';
