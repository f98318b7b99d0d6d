import { below, isJson, own, siteAt, updateAt } from './document-nodes';
import { noPatch, type PatchDocument, type PatchWriter, type SitedOperation, type SpecPatch } from './patch';

/** Longest time that `Retry-After` is declared to ask for, in seconds: a day. */
const LONGEST_WAIT = 86_400;

/** CFG-07: errors are undeclared. `default` covers them all. */
export const declareErrors: PatchWriter = (document) =>
  declare(document, {
    code: 'default',
    isMissing: ({ responses }) => !coversErrors(responses),
    response: { description: 'Any error.' },
    says: 'Each operation says that it may answer with an error. Give the response the shape of yours.',
  });

/** RATE-01: no operation says that it may refuse who asks too often. */
export const declareLimit: PatchWriter = (document) => {
  const wait = { type: 'integer', minimum: 0, maximum: LONGEST_WAIT };
  const header = {
    description: 'Seconds to wait.',
    ...(document.dialect === '2.0' ? wait : { schema: wait }),
  };
  return declare(document, {
    code: '429',
    isMissing: ({ responses }) => !responses.some((code) => code === '429' || code.toUpperCase() === '4XX'),
    response: { description: 'Too many requests.', headers: { 'Retry-After': header } },
    says: 'Each operation says that it may answer 429. The service has to limit its callers for it to be true.',
  });
};

interface Declared {
  code: string;
  isMissing: (operation: SitedOperation) => boolean;
  response: Record<string, unknown>;
  says: string;
}

function declare(document: PatchDocument, { code, isMissing, response, says }: Declared): SpecPatch {
  const actions = document.operations.filter(isMissing).flatMap(({ segments, method, path }) => {
    const site = segments && siteAt(document.root, segments);
    if (!site) return [];
    const description = `${method} ${path} may answer ${code}`;
    return isJson(own(site.node, 'responses'))
      ? [updateAt(below(site, 'responses'), description, { [code]: response })]
      : [updateAt(site.segments, description, { responses: { [code]: response } })];
  });
  return actions.length === 0
    ? noPatch('The operations stand in other files, which an overlay does not reach.')
    : { kind: 'describes', says, actions };
}

/** As CFG-07 asks: 401, some 4XX and some 5XX, or `default`. */
function coversErrors(responses: readonly string[]): boolean {
  const codes = responses.map((code) => code.toUpperCase());
  if (codes.includes('DEFAULT')) return true;
  const isThere = (first: string) => codes.some((code) => code.startsWith(first));
  return isThere('5') && (codes.includes('401') || codes.includes('4XX'));
}
