import { isObject, type JsonObject, own, textOf } from '../json-value';
import { DOCUMENT } from './change-list';
import type { ChangeId } from './change-rules';
import type { Comparison } from './comparison';
import { equalJson } from './equal-json';
import { objectAt, type Revision } from './revision';
import { below, type Spot } from './spot';

interface Scheme {
  name: string;
  spot: Spot;
  /** What a client must know: how and where to send. */
  sending: string;
  urls: readonly (string | undefined)[];
  scopes: readonly string[];
}

/** Compares the definitions of security schemes by name. */
export function compareSchemes(comparison: Comparison): void {
  const olds = schemesOf(comparison.before);
  const news = schemesOf(comparison.after);
  const add = (id: ChangeId, text: string, before: Scheme | undefined, after: Scheme | undefined): void =>
    comparison.changes.add(id, DOCUMENT, text, { before: before?.spot ?? null, after: after?.spot ?? null });
  const added = new Map([...news].filter(([name]) => !olds.has(name)));
  for (const [name, old] of olds) {
    const now = news.get(name);
    if (now) {
      compareTwo(old, now, add);
      continue;
    }
    const renamed = [...added.values()].find(
      (other) => other.sending === old.sending && equalJson(other.urls, old.urls),
    );
    if (renamed) {
      added.delete(renamed.name);
      const text = `The security scheme "${name}" is now called "${renamed.name}".`;
      add('api-security-component-renamed', text, old, renamed);
    } else {
      add('api-security-component-removed', `The security scheme "${name}" was removed.`, old, undefined);
    }
  }
  for (const [name, now] of added)
    add('api-security-component-added', `The security scheme "${name}" was added.`, undefined, now);
}

function compareTwo(
  old: Scheme,
  now: Scheme,
  add: (id: ChangeId, text: string, before: Scheme, after: Scheme) => void,
): void {
  const name = `The security scheme "${old.name}"`;
  if (old.sending !== now.sending) {
    const text = `${name} asks for ${now.sending}, and asked for ${old.sending}.`;
    add('api-security-component-changed', text, old, now);
  }
  if (!equalJson(old.urls, now.urls))
    add('api-security-component-oauth-url-changed', `${name} has other URLs.`, old, now);
  for (const scope of old.scopes)
    if (!now.scopes.includes(scope))
      add(
        'api-security-component-oauth-scope-removed',
        `${name} no longer offers the scope "${scope}".`,
        old,
        now,
      );
  for (const scope of now.scopes)
    if (!old.scopes.includes(scope))
      add('api-security-component-oauth-scope-added', `${name} offers the scope "${scope}".`, old, now);
}

function schemesOf(revision: Revision): Map<string, Scheme> {
  const { context, root } = revision;
  const isSwagger = context.version === '2.0';
  const components = isObject(context.root.components) ? context.root.components : {};
  const held = isSwagger ? context.root.securityDefinitions : own(components, 'securitySchemes');
  const place = isSwagger
    ? below(root, 'securityDefinitions')
    : below(below(root, 'components'), 'securitySchemes');
  const schemes = new Map<string, Scheme>();
  if (!isObject(held)) return schemes;
  for (const name of Object.keys(held)) {
    const found = objectAt({ node: held[name], spot: below(place, name) }, revision);
    if (found) schemes.set(name, readScheme(name, found.node, found.spot));
  }
  return schemes;
}

function readScheme(name: string, node: JsonObject, spot: Spot): Scheme {
  const flows = flowsOf(node);
  const scopes = new Set(
    flows.flatMap(([, flow]) => (isObject(flow.scopes) ? Object.keys(flow.scopes) : [])),
  );
  const urls = flows.flatMap(([kind, flow]) => [kind, textOf(flow.authorizationUrl), textOf(flow.tokenUrl)]);
  return {
    name,
    spot,
    sending: sendingOf(node),
    urls: [...urls, textOf(node.openIdConnectUrl)],
    scopes: [...scopes],
  };
}

const FLOW_NAMES: ReadonlyMap<string, string> = new Map([
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

function flowsOf(node: JsonObject): [string, JsonObject][] {
  if (typeof node.flow === 'string') return [[FLOW_NAMES.get(node.flow) ?? node.flow, node]];
  if (!isObject(node.flows)) return [];
  return Object.entries(node.flows)
    .flatMap(([kind, flow]): [string, JsonObject][] => (isObject(flow) ? [[kind, flow]] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function sendingOf(node: JsonObject): string {
  const type = String(node.type).toLowerCase();
  if (type === 'apikey') return `an API key in ${String(node.in)} "${String(node.name)}"`;
  if (type === 'basic') return 'http basic';
  return type === 'http' ? `http ${String(node.scheme).toLowerCase()}` : type;
}
