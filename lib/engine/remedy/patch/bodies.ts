import type { OverlayAction } from '@/lib/contracts/overlay';
import { schemaOfFields } from '../overlay/field-schema';
import type { Segments } from '../overlay/overlay-target';
import {
  below,
  isJson,
  onOperation,
  own,
  removeAt,
  type Site,
  siteAt,
  updateAt,
  valueAt,
} from './document-nodes';
import { mergeParts } from './merge-parts';
import { noPatch, type PatchDocument, type PatchFacts, type PatchWriter } from './patch';
import { bodySchemas, partsOf } from './schema-site';

/** DATA-06: a request body takes members that it does not name. */
export const closeBody: PatchWriter = (document, finding, facts) =>
  onOperation(document, finding, (_, operation) => {
    const schemas = requestSchemas(document, operation);
    if (schemas.length === 0)
      return noPatch('The body stands in another file, which an overlay does not reach.');
    const closed = schemas.map((segments) => close(document, segments, facts));
    const fault = closed.find((one) => typeof one === 'string');
    if (fault !== undefined) return noPatch(fault as string);
    return {
      kind: 'describes',
      says: 'Members that the document does not name are refused. The service has to refuse them for it to be true.',
      actions: (closed as OverlayAction[][]).flat(),
    };
  });

function requestSchemas(document: PatchDocument, operation: Site): Segments[] {
  if (document.dialect !== '2.0') return bodySchemas(document, below(operation, 'requestBody'));
  return [operation.segments, operation.segments.slice(0, -1)].flatMap((holder) => {
    const list = own(valueAt(document.root, holder), 'parameters');
    if (!Array.isArray(list)) return [];
    return list.flatMap((_, i) => {
      const site = siteAt(document.root, [...holder, 'parameters', i]);
      return site && own(site.node, 'in') === 'body' ? [[...site.segments, 'schema']] : [];
    });
  });
}

const SAYS = 'No members but those that are named';

/** The actions that close a schema; a text says why it cannot be closed. */
function close(document: PatchDocument, segments: Segments, facts: PatchFacts): OverlayAction[] | string {
  const { root } = document;
  const site = siteAt(root, segments);
  if (!site) return 'The schema of its body stands in another file, which an overlay does not reach.';
  const { node } = site;
  if (isClosed(node) || !takesMembers(root, site)) return [];
  if (isComposed(node)) return closeComposed(document, { site, segments }, facts);
  if (isJson(own(node, 'additionalProperties')) && !isJson(own(node, 'properties')))
    return 'The body is a map: its members have no names that could be listed.';
  const members = namedMembers(node, document, facts);
  if (members === null)
    return 'The document names no member of the body, and no traffic shows one. Name them first.';
  return isShared(root, site, segments)
    ? copyClosed(site, segments, members)
    : [updateAt(site.segments, SAYS, { ...members, additionalProperties: false })];
}

function isComposed(node: unknown): boolean {
  return ['allOf', 'oneOf', 'anyOf'].some((word) => own(node, word) !== undefined);
}

/** From 3.1 on `unevaluatedProperties` sees through compositions; before, only what names no member beside them can be closed. */
function closeComposed(
  document: PatchDocument,
  { site, segments }: { site: Site; segments: Segments },
  facts: PatchFacts,
): OverlayAction[] | string {
  const { root, dialect } = document;
  const { node } = site;
  if (partsOf(root, site, ['allOf']).some((part) => isClosed(part.node))) return [];
  if (dialect === '3.1' || dialect === '3.2')
    return [updateAt(site.segments, SAYS, { unevaluatedProperties: false })];
  const alternatives = partsOf(root, site, ['oneOf', 'anyOf']);
  const isNaming = (one: unknown) => own(one, 'properties') !== undefined || isComposed(one);
  if (own(node, 'allOf') === undefined && own(node, 'additionalProperties') === undefined) {
    if (own(node, 'properties') !== undefined && !alternatives.some((part) => isNaming(part.node)))
      return [updateAt(site.segments, SAYS, { additionalProperties: false })];
    if (own(node, 'properties') === undefined) {
      const closed = alternatives.map((part) => close(document, part.segments, facts));
      const fault = closed.find((one) => typeof one === 'string');
      if (fault !== undefined) return fault;
      const type =
        own(node, 'type') === undefined
          ? []
          : [removeAt(below(site, 'type'), `${SAYS}: its alternatives have types`)];
      return [...(closed as OverlayAction[][]).flat(), ...type];
    }
  }
  const merged = own(node, 'allOf') === undefined ? null : mergeParts(root, site);
  if (merged) return writeClosed(document.root, segments, merged);
  return `OpenAPI ${dialect} cannot close a schema that is put together (\`allOf\`, \`oneOf\`, \`anyOf\`). Write its members in one schema, or move to 3.1.`;
}

function isClosed(node: unknown): boolean {
  return own(node, 'additionalProperties') === false || own(node, 'unevaluatedProperties') === false;
}

function takesMembers(root: PatchDocument['root'], site: Site): boolean {
  const { node } = site;
  const type = own(node, 'type');
  return (
    type === 'object' ||
    (Array.isArray(type) && type.includes('object')) ||
    own(node, 'properties') !== undefined ||
    own(node, 'additionalProperties') !== undefined ||
    partsOf(root, site).length > 0
  );
}

/** What has to be named before the schema is closed: nothing where it names members, else those that traffic shows. */
function namedMembers(node: Site['node'], { dialect }: PatchDocument, { requested }: PatchFacts) {
  const named = own(node, 'properties');
  if (isJson(named) && Object.keys(named).length > 0) return {};
  const { properties } = schemaOfFields(requested, dialect) ?? {};
  return properties === undefined ? null : { properties };
}

/** The schema is a part of others by `allOf`: closing it would leave no room for theirs. */
function isShared(root: PatchDocument['root'], site: Site, segments: Segments): boolean {
  if (site.segments.join('\0') === segments.join('\0')) return false;
  const pointer = `#/${site.segments.map((one) => String(one).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  const isPart = (node: unknown, isInAllOf: boolean): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    if (isInAllOf && own(node, '$ref') === pointer) return true;
    return Object.entries(node).some(([key, inner]) =>
      isPart(inner, key === 'allOf' || (isInAllOf && Array.isArray(node))),
    );
  };
  return isPart(root, false);
}

function copyClosed({ node }: Site, segments: Segments, members: object): OverlayAction[] {
  return [
    removeAt([...segments, '$ref'], `${SAYS}: a copy, since others are made of the schema`),
    updateAt(segments, SAYS, { ...node, ...members, additionalProperties: false }),
  ];
}

/** The members of all parts in one schema, in the place of what puts them together, or of the reference to it. */
function writeClosed(root: PatchDocument['root'], segments: Segments, merged: object): OverlayAction[] {
  const written = valueAt(root, segments);
  const gone = ['$ref', 'allOf', 'properties', 'required'].filter((word) => own(written, word) !== undefined);
  return [
    ...gone.map((word) => removeAt([...segments, word], `${SAYS}: its parts are written as one`)),
    updateAt(segments, SAYS, { ...merged, additionalProperties: false }),
  ];
}
