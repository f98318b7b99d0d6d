import { isDeclaredCredential } from '@/lib/engine/lexicon/credential-parameters';
import { hasMethod } from '../overlay/dialect';
import { writeOperation } from '../overlay/write-operation';
import { isJson, keyOf, own, updateAt } from './document-nodes';
import { proposedSunset } from './lifecycle';
import { noPatch, type PatchDocument, type PatchFacts, type PatchWriter, type SpecPatch } from './patch';
import { chooseRequirement, writeWays } from './requirement';

/** INV-01, INV-02: what answers and is not declared. */
export const documentEndpoint: PatchWriter = (document, _, facts) => write(document, facts, {});

/** INV-04: what the document had once, and still answers: it comes back, on its way out. */
export const documentRemoved: PatchWriter = (document, _, facts) => {
  const sunset = proposedSunset(facts);
  const patch = write(document, facts, { deprecated: true, 'x-sunset': sunset });
  return patch.kind === 'none'
    ? patch
    : { ...patch, says: `${patch.says} It is deprecated, and ends on ${sunset}: choose the day.` };
};

function write(document: PatchDocument, facts: PatchFacts, more: Record<string, unknown>): SpecPatch {
  const { endpoint } = facts;
  if (endpoint === null) return noPatch('No traffic shows what it answers.');
  const { method, key } = endpoint;
  if (!hasMethod(document.dialect, method))
    return noPatch(`OpenAPI ${document.dialect} has no place for ${method}.`);
  const path = document.operations.find((one) => keyOf(one.path) === key)?.path ?? endpoint.path;
  const { ways, definitions, says } = chooseRequirement(document, { method, path }, facts);
  const fields = endpoint.fields.filter(
    ({ place, name }) => place !== 'query' || !isDeclaredCredential(name),
  );
  const operation = {
    ...writeOperation({ ...endpoint, fields }, path, document.dialect, 'Say what it is for.'),
    ...more,
    security: writeWays(ways),
  };
  const left =
    fields.length < endpoint.fields.length
      ? ' Credentials that came in the query are left out: they do not belong there.'
      : '';
  const item = { [path]: { [method.toLowerCase()]: operation } };
  return {
    kind: 'describes',
    says: `It declares what traffic shows: names and types, no values. ${says}${left}`,
    actions: [
      ...definitions,
      updateAt(isJson(own(document.root, 'paths')) ? ['paths'] : [], `Document ${method} ${path}`, {
        ...(isJson(own(document.root, 'paths')) ? item : { paths: item }),
      }),
    ],
  };
}
