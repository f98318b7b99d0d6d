import { schemaOfFields } from '../overlay/field-schema';
import { below, isJson, onOperation, own, type Site, siteAt, updateAt } from './document-nodes';
import { noPatch, type PatchDocument, type PatchFacts, type PatchWriter, type SpecPatch } from './patch';
import { bodySchemas, nameOf, reach, stepsOf } from './schema-site';

type Undeclared = PatchFacts['undeclared'][number];

/** DATA-02: a sensitive field that the document does not name. */
export const declareSensitive: PatchWriter = (document, finding, facts) =>
  declare(
    document,
    finding,
    facts.undeclared.filter(({ name }) => `response ${name}` === finding.qualifier),
    'Only if it belongs in the answer: else leave it out there, and the document is right.',
  );

/** DATA-03: fields that the document does not name. */
export const declareFields: PatchWriter = (document, finding, facts) =>
  declare(
    document,
    finding,
    facts.undeclared.filter(({ isSensitive }) => !isSensitive),
    'Names and types are those that traffic showed. Leave out of the answer what nobody should rely on.',
  );

function declare(
  document: PatchDocument,
  finding: Parameters<PatchWriter>[1],
  fields: readonly Undeclared[],
  says: string,
): SpecPatch {
  return onOperation(document, finding, (_, operation) => {
    const root = successSchema(document, operation);
    if (!root)
      return noPatch('The schema of its answer stands in another file, which an overlay does not reach.');
    const reached = fields.map((field) => ({ field, ...reach(document.root, root, stepsOf(field.name)) }));
    const missing = reached.filter((one) => one.missing.length > 0);
    if (missing.length === 0)
      return noPatch('The document names it for requests alone (`writeOnly`): leave it out of the answer.');
    const bySite = Map.groupBy(missing, ({ site }) => JSON.stringify(site.segments));
    const actions = [...bySite.values()].flatMap((group) => {
      const { site } = group[0] as (typeof group)[number];
      const named = group.map(({ field, missing: steps }) => ({ name: nameOf(steps), types: field.types }));
      const schema = schemaOfFields(named, document.dialect);
      if (schema === null) return [];
      // The schema that is there knows its own type.
      const { type, ...members } = schema;
      const update =
        own(site.node, 'type') === undefined && !isComposed(site) ? { type, ...members } : members;
      return [updateAt(site.segments, `Declare ${named.map(({ name }) => name).join(', ')}`, update)];
    });
    return { kind: 'describes', says, actions };
  });
}

function isComposed({ node }: Site): boolean {
  return ['allOf', 'anyOf', 'oneOf'].some((word) => own(node, word) !== undefined);
}

/** The schema of a success that has one, JSON before others. */
function successSchema(document: PatchDocument, operation: Site): Site | null {
  const responses = own(operation.node, 'responses');
  if (!isJson(responses)) return null;
  const codes = Object.keys(responses).filter((code) => !code.startsWith('x-'));
  const isSuccess = (code: string) => code.startsWith('2');
  const ordered = [...codes.filter(isSuccess), ...codes.filter((code) => !isSuccess(code))];
  const schemas = ordered.flatMap((code) => bodySchemas(document, below(operation, 'responses', code)));
  const json =
    schemas.find((segments) => segments.some((one) => /\bjson\b/i.test(String(one)))) ?? schemas[0];
  return json ? siteAt(document.root, json) : null;
}
