import type { OverlayAction } from '@/lib/contracts/overlay';
import { below, isJson, own, removeAt, type Site, siteAt, updateAt } from './document-nodes';
import { type Json, noPatch, type PatchDocument, type PatchWriter, type SpecPatch } from './patch';
import { bearerOf } from './requirement';

/** AUTH-07: a scheme is HTTP Basic. */
export const replaceBasic: PatchWriter = (document, { qualifier }) =>
  onScheme(document, qualifier, (site) => ({
    kind: 'changes',
    says: `Callers of ${qualifier} are to send a short-lived bearer token in place of a name and a password.`,
    actions: rewrite(site, bearerOf(document), `${qualifier} is a bearer token`),
  }));

/** AUTH-08: Negotiate, OAuth 1, or a flow that gives tokens away. */
export const replaceInsecure: PatchWriter = (document, { qualifier }) =>
  onScheme(document, qualifier, (site) => {
    const flows = own(site.node, 'flows');
    const flow = own(site.node, 'flow');
    if (isJson(flows)) return replaceFlows(site, flows, qualifier);
    if (typeof flow === 'string') return replaceOldFlow(site, flow, qualifier);
    return {
      kind: 'changes',
      says: `Callers of ${qualifier} are to send a bearer token.`,
      actions: rewrite(site, bearerOf(document), `${qualifier} is a bearer token`),
    };
  });

/** AUTH-09: an API key is sent in the query. */
export const keyToHeader: PatchWriter = (document, { qualifier }) =>
  onScheme(document, qualifier, (site) => {
    const name = headerName(String(own(site.node, 'name') ?? 'X-API-Key'));
    return {
      kind: 'changes',
      says: `Callers are to send the key of ${qualifier} in the header ${name}.`,
      actions: [updateAt(site.segments, `${qualifier} is sent in a header`, { in: 'header', name })],
    };
  });

/** A header's name for what was a parameter's: proxies drop those with an underscore. */
export function headerName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'X-API-Key' : plain;
}

function onScheme(document: PatchDocument, name: string, write: (site: Site) => SpecPatch): SpecPatch {
  const at = document.dialect === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const site = siteAt(document.root, [...at, name]);
  return site ? write(site) : noPatch(`The document does not define ${name} in its own file.`);
}

function rewrite(site: Site, scheme: Json, says: string): OverlayAction[] {
  const kept = new Set([...Object.keys(scheme), 'description']);
  const gone = Object.keys(site.node).filter((key) => !kept.has(key) && !key.startsWith('x-'));
  return [
    ...gone.map((key) => removeAt(below(site, key), `${says}: it has no ${key}`)),
    updateAt(site.segments, says, { ...scheme }),
  ];
}

/** The password flow becomes that of machines, the implicit one that of people (RFC 9700, 2.1.2 and 2.4). */
function replaceFlows(site: Site, flows: Json, name: string): SpecPatch {
  const [implicit, password] = [own(flows, 'implicit'), own(flows, 'password')];
  const added: Record<string, unknown> = {};
  if (isJson(implicit) && own(flows, 'authorizationCode') === undefined)
    added.authorizationCode = { ...implicit, tokenUrl: tokenUrlOf(implicit, password) };
  if (isJson(password) && own(flows, 'clientCredentials') === undefined)
    added.clientCredentials = { ...password };
  const names = Object.keys(added);
  const gone = ['implicit', 'password'].filter((flow) => own(flows, flow) !== undefined);
  return {
    kind: 'changes',
    says: `The scheme ${name} offers ${names.length > 0 ? names.join(' and ') : 'its other flows'} in place of ${gone.join(' and ')}.${isJson(implicit) ? ' Check the token URL: the implicit flow has none.' : ''}`,
    actions: [
      ...gone.map((flow) => removeAt(below(site, 'flows', flow), `${name} offers the ${flow} flow no more`)),
      ...(names.length > 0
        ? [updateAt(below(site, 'flows'), `${name} offers ${names.join(' and ')}`, added)]
        : []),
    ],
  };
}

/** Swagger 2 has one flow for each scheme. */
function replaceOldFlow(site: Site, flow: string, name: string): SpecPatch {
  const update =
    flow === 'implicit'
      ? { flow: 'accessCode', tokenUrl: tokenUrlOf(site.node, undefined) }
      : { flow: 'application' };
  return {
    kind: 'changes',
    says: `The scheme ${name} offers the ${update.flow} flow in place of ${flow}.${flow === 'implicit' ? ' Check the token URL: the implicit flow has none.' : ''}`,
    actions: [updateAt(site.segments, `${name} offers the ${update.flow} flow`, update)],
  };
}

function tokenUrlOf(implicit: Json, password: unknown): string {
  const known = own(password, 'tokenUrl');
  if (typeof known === 'string') return known;
  const authorize = String(own(implicit, 'authorizationUrl') ?? '/authorize');
  return authorize.replace(/[^/]*$/, 'token');
}
