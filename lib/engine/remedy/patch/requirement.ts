import type { SecurityScheme, SecurityUse } from '@/lib/contracts/operation';
import type { OverlayAction } from '@/lib/contracts/overlay';
import { isAdminPath } from '@/lib/engine/lexicon/path-roles';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { own, updateAt, valueAt } from './document-nodes';
import type { Json, PatchDocument, PatchFacts, SitedOperation } from './patch';

/** One alternative: schemes that hold together, with their scopes. */
export type Way = readonly Pick<SecurityUse, 'scheme' | 'scopes'>[];

/** What to ask of callers, and what has to be defined for it. */
export interface Requirement {
  ways: readonly Way[];
  definitions: OverlayAction[];
  /** Why this one, as a sentence. */
  says: string;
}

/** Kinds of schemes that a rule finds fault with, or that say too little. */
const UNFIT = new Set(['undefined', 'basic', 'negotiate', 'oauth1', 'httpOther']);
const BEARER: Json = { type: 'http', scheme: 'bearer' };
/** Swagger 2 knows no bearer scheme: this is how its documents write it. */
const BEARER_2: Json = { type: 'apiKey', in: 'header', name: 'Authorization' };

/** The security that an operation should have which has none: as the others of its document, else as traffic shows. */
export function chooseRequirement(
  document: PatchDocument,
  { method, path }: { method: string; path: string },
  { credentials }: Pick<PatchFacts, 'credentials'>,
): Requirement {
  if (isWayIn({ method, path }))
    return { ways: [], definitions: [], says: 'It hands out credentials, so that it can ask for none.' };
  const chosen = usualWays(document, path) ?? definedWay(document) ?? observedWay(document, credentials);
  const own = isAdminPath(path) ? withAdminDoor(document, chosen) : chosen;
  if (credentials.absent === 0) return own;
  return {
    ...own,
    ways: [[], ...own.ways],
    says: `${own.says} The empty alternative stays while callers without credentials are answered, as ${credentials.absent} were; remove it once the service refuses them.`,
  };
}

/** As it is written: `[{}, { token: [] }]`. */
export function writeWays(ways: readonly Way[]): Record<string, string[]>[] {
  return ways.map((way) => Object.fromEntries(way.map(({ scheme, scopes }) => [scheme, [...scopes]])));
}

/** Of a document: worked out once, since every operation of it may be asked about. */
const usual = new WeakMap<PatchDocument, Map<boolean, Requirement | null>>();

/** What most operations of the document ask for, on admin paths those of admin paths. */
function usualWays(document: PatchDocument, path: string): Requirement | null {
  let known = usual.get(document);
  if (!known) {
    const asking = document.operations.filter(
      ({ authentication, security }) =>
        authentication === 'required' && security.every((way) => way.every(({ kind }) => !UNFIT.has(kind))),
    );
    const admin = asking.filter((one) => isAdminPath(one.path));
    const ordinary = asking.filter((one) => !isAdminPath(one.path));
    known = new Map([
      [true, mostAsked(admin) ?? mostAsked(ordinary)],
      [false, mostAsked(ordinary) ?? mostAsked(admin)],
    ]);
    usual.set(document, known);
  }
  return known.get(isAdminPath(path)) ?? null;
}

function mostAsked(operations: readonly SitedOperation[]): Requirement | null {
  const groups = Map.groupBy(operations, ({ security }) => JSON.stringify(writeWays(security)));
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length);
  const like = most?.[0];
  if (!most || !like) return null;
  const who = most.length === 1 ? 'Another operation' : `${most.length} operations`;
  return {
    ways: like.security,
    definitions: [],
    says: `${who} of the document ${most.length === 1 ? 'asks' : 'ask'} for ${namesOf(like.security)}.`,
  };
}

function definedWay({ schemes }: PatchDocument): Requirement | null {
  const fit = schemes.filter(({ kind, in: place }) => !UNFIT.has(kind) && place !== 'query');
  const [first] = fit;
  if (!first) return null;
  return {
    ways: [[{ scheme: first.scheme, scopes: [] }]],
    definitions: [],
    says: `The document defines the scheme ${first.scheme}.`,
  };
}

/** What callers were seen to prove themselves with, else a bearer token. */
function observedWay(
  document: PatchDocument,
  { kinds, headers, cookies }: PatchFacts['credentials'],
): Requirement {
  const [header] = headers;
  const [cookie] = cookies;
  if (kinds.includes('api-key-header') && header !== undefined)
    return define(
      document,
      'apiKey',
      { type: 'apiKey', in: 'header', name: header },
      `Callers send a key in the header ${header}.`,
    );
  if (kinds.includes('session-cookie') && cookie !== undefined && document.dialect !== '2.0')
    return define(
      document,
      'session',
      { type: 'apiKey', in: 'cookie', name: cookie },
      `Callers send the cookie ${cookie}.`,
    );
  const isSeen = kinds.includes('bearer') || kinds.includes('jwt');
  const says = isSeen
    ? 'Callers send a bearer token.'
    : 'The document defines no scheme that would do: put yours in the place of this bearer token.';
  return define(document, 'bearer', bearerOf(document), says);
}

/** A bearer token in the words of the document's dialect. */
export function bearerOf({ dialect }: PatchDocument): Json {
  return dialect === '2.0' ? BEARER_2 : BEARER;
}

function define(document: PatchDocument, name: string, scheme: Json, says: string): Requirement {
  const free = freeName(document.schemes, name);
  return {
    ways: [[{ scheme: free, scopes: [] }]],
    definitions: [defineScheme(document, free, scheme)],
    says,
  };
}

/** The action that defines a security scheme, wherever the document keeps them. */
export function defineScheme({ root, dialect }: PatchDocument, name: string, scheme: Json): OverlayAction {
  const at = dialect === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  let update: Record<string, unknown> = { [name]: scheme };
  let segments = at;
  while (
    segments.length > 0 &&
    own(valueAt(root, segments.slice(0, -1)), segments.at(-1) as string) === undefined
  ) {
    update = { [segments.at(-1) as string]: update };
    segments = segments.slice(0, -1);
  }
  return updateAt(segments, `Define the security scheme ${name}`, update);
}

function freeName(schemes: readonly SecurityScheme[], name: string): string {
  const taken = new Set(schemes.map(({ scheme }) => scheme));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}${n}`;
  return free;
}

function namesOf(ways: readonly Way[]): string {
  return ways.map((way) => way.map(({ scheme }) => scheme).join(' with ')).join(' or ');
}

/** What an admin path asks for must be more than what any ordinary one asks for: a scope, or a scheme of its own. */
export function withAdminDoor(
  document: PatchDocument,
  { ways, definitions, says }: Requirement,
): Requirement {
  if (definitions.length === 0 && !isAskedOfOthers(document, ways)) return { ways, definitions, says };
  const doors = ways.map((way) => adminDoor(document, way));
  return {
    ways: doors.map(({ way }) => way),
    definitions: [...definitions, ...distinct(doors.flatMap((door) => door.definitions))],
    says: `${says} For administrators alone: ${doors.map(({ how }) => how).join('; ')}.`,
  };
}

function isAskedOfOthers({ operations }: PatchDocument, ways: readonly Way[]): boolean {
  const asked = JSON.stringify(writeWays(ways));
  return operations.some(
    (one) => !isAdminPath(one.path) && JSON.stringify(writeWays(one.security)) === asked,
  );
}

const ADMIN = 'admin';

function adminDoor(
  document: PatchDocument,
  way: Way,
): { way: Way; definitions: OverlayAction[]; how: string } {
  const scoped = way.find(({ scheme }) => takesScopes(document, scheme));
  if (scoped) {
    const { scheme } = scoped;
    const isOAuth = kindOf(document, scheme) === 'oauth2';
    return {
      way: way.map((use) =>
        use === scoped ? { scheme, scopes: [...new Set([...use.scopes, ADMIN])] } : use,
      ),
      definitions: isOAuth ? scopeDefinitions(document, scheme) : [],
      how: `the scope ${ADMIN} of ${scheme}`,
    };
  }
  const name = `${way[0]?.scheme ?? 'bearer'}Admin`;
  const isDefined = document.schemes.some(({ scheme }) => scheme === name);
  return {
    way: [...way, { scheme: name, scopes: [] }],
    definitions: isDefined
      ? []
      : [defineScheme(document, name, { ...bearerOf(document), description: 'Administrators alone.' })],
    how: `the scheme ${name} as well`,
  };
}

/** From 3.1 on any scheme may be given roles beside the scopes of OAuth 2 and OpenID Connect. */
function takesScopes(document: PatchDocument, scheme: string): boolean {
  const kind = kindOf(document, scheme);
  if (kind === undefined) return false;
  const isNewer = document.dialect === '3.1' || document.dialect === '3.2';
  return isNewer || kind === 'oauth2' || kind === 'openIdConnect';
}

function kindOf({ schemes }: PatchDocument, name: string): string | undefined {
  return schemes.find(({ scheme }) => scheme === name)?.kind;
}

/** Each flow of an OAuth 2 scheme offers the scope. */
function scopeDefinitions({ root, dialect }: PatchDocument, scheme: string): OverlayAction[] {
  const scopes = { scopes: { [ADMIN]: 'What administrators may do.' } };
  const says = `Offer the scope ${ADMIN} of ${scheme}`;
  if (dialect === '2.0') return [updateAt(['securityDefinitions', scheme], says, scopes)];
  const flows = valueAt(root, ['components', 'securitySchemes', scheme, 'flows']);
  return Object.keys(flows ?? {})
    .filter((flow) => !flow.startsWith('x-'))
    .map((flow) => updateAt(['components', 'securitySchemes', scheme, 'flows', flow], says, scopes));
}

function distinct(actions: readonly OverlayAction[]): OverlayAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}
