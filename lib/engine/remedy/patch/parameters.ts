import type { OverlayAction } from '@/lib/contracts/overlay';
import type { Segments } from '../overlay/overlay-target';
import { isJson, onOperation, own, removeAt, replaceAt, type Site, siteAt, updateAt } from './document-nodes';
import { noPatch, type PatchDocument, type PatchWriter } from './patch';
import { headerName, keyToHeader } from './schemes';

/** AUTH-09: a key in the URL, of a scheme or as a parameter. */
export const takeKeyFromUrl: PatchWriter = (document, finding, facts) => {
  const { qualifier } = finding;
  if (document.schemes.some(({ scheme }) => scheme === qualifier))
    return keyToHeader(document, finding, facts);
  const [place, name] = [
    qualifier.slice(0, qualifier.indexOf(' ')),
    qualifier.slice(qualifier.indexOf(' ') + 1),
  ];
  if (place !== 'query')
    return noPatch(
      'It is part of the path: the path has to change, in the service first. Send it in the body of a POST.',
    );
  const sites = queryParameters(document, name);
  if (sites.length === 0) return noPatch(`The parameter ${name} does not stand in the file itself.`);
  const header = headerName(name);
  return {
    kind: 'changes',
    says: `Callers are to send ${name} in the header ${header}.`,
    actions: sites.map(({ segments }) =>
      updateAt(segments, `${name} is sent in a header`, { in: 'header', name: header }),
    ),
  };
};

/** AZ-01: an identifier in the path counts upwards. */
export const randomIdentifier: PatchWriter = (document, finding) =>
  onOperation(document, finding, (operation) => {
    const name = finding.qualifier;
    const site = parametersOf(document, operation.segments as Segments).find(
      ({ node }) => own(node, 'in') === 'path' && own(node, 'name') === name,
    );
    if (!site) return noPatch(`The parameter ${name} does not stand in the file itself.`);
    const says = `${name} is a random identifier`;
    const uuid = { type: 'string', format: 'uuid', maxLength: 36 };
    const isOld = document.dialect === '2.0';
    return {
      kind: 'changes',
      says: `Callers are to name objects by UUID in ${name}.`,
      actions: [
        ...dropNumberWords(site, says),
        ...(isOld ? [updateAt(site.segments, says, uuid)] : replaceAt(site, 'schema', uuid, says)),
      ],
    };
  });

/** What a parameter says of numbers: in Swagger 2 its bounds too, which stand in the schema since. */
const NUMBER_WORDS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'default',
  'example',
  'examples',
  'enum',
];

function dropNumberWords({ node, segments }: Site, says: string): OverlayAction[] {
  return NUMBER_WORDS.filter((word) => own(node, word) !== undefined).map((word) =>
    removeAt([...segments, word], `${says}: ${word} was a number's`),
  );
}

/** Parameters of an operation, its own first, then those of its path item. */
function parametersOf(document: PatchDocument, operation: Segments): Site[] {
  return [operation, operation.slice(0, -1)].flatMap((holder) => {
    const site = siteAt(document.root, holder);
    const list = own(site?.node, 'parameters');
    if (!site || !Array.isArray(list)) return [];
    return list.flatMap((_, i) => siteAt(document.root, [...site.segments, 'parameters', i]) ?? []);
  });
}

/** Each place where a parameter of the query by this name is declared, once. */
function queryParameters(document: PatchDocument, name: string): Site[] {
  const found = document.operations.flatMap(({ segments }) =>
    segments === null
      ? []
      : parametersOf(document, segments).filter(
          ({ node }) => isJson(node) && own(node, 'in') === 'query' && own(node, 'name') === name,
        ),
  );
  return [...new Map(found.map((site) => [JSON.stringify(site.segments), site])).values()];
}
