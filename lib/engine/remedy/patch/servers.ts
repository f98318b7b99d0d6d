import type { OverlayAction } from '@/lib/contracts/overlay';
import { isJson, own, removeAt, replaceAt, updateAt, valueAt } from './document-nodes';
import { noPatch, type PatchDocument, type PatchWriter } from './patch';

/** CFG-01: a server is not encrypted. */
export const encryptServers: PatchWriter = (document, { qualifier }) => {
  const actions = document.dialect === '2.0' ? encryptOld(document) : encrypt(document, qualifier);
  return actions.length === 0
    ? noPatch('The server does not stand in the file itself.')
    : { kind: 'describes', says: 'Clients that follow the document will use https.', actions };
};

function encrypt({ root, servers }: PatchDocument, url: string): OverlayAction[] {
  return servers
    .filter(({ urls }) => urls.includes(url))
    .flatMap(({ segments }) => {
      const written = own(valueAt(root, segments), 'url');
      if (typeof written !== 'string') return [];
      const secure = written.replace(
        /^\s*(?:http|ws):\/\/([^/]*?)(?::80)?(?=\/|$)/i,
        (whole, host: string) => `${/^\s*ws/i.test(whole) ? 'wss' : 'https'}://${host}`,
      );
      if (secure !== written) return [updateAt(segments, 'The server is encrypted', { url: secure })];
      const variable = /^\{([^{}]+)\}/.exec(written)?.[1];
      return variable === undefined ? [] : encryptVariable(root, [...segments, 'variables', variable]);
    });
}

/** A variable that stands for the scheme has https alone. */
function encryptVariable(root: PatchDocument['root'], segments: (string | number)[]): OverlayAction[] {
  const node = valueAt(root, segments);
  if (!isJson(node)) return [];
  const says = 'The server is encrypted';
  return [
    ...(own(node, 'enum') === undefined ? [] : [removeAt([...segments, 'enum'], `${says}: https alone`)]),
    updateAt(segments, says, {
      default:
        own(node, 'default') === 'http' ? 'https' : String(own(node, 'default')).replace(/^http:/i, 'https:'),
    }),
  ];
}

function encryptOld({ root }: PatchDocument): OverlayAction[] {
  const schemes = own(root, 'schemes');
  if (!Array.isArray(schemes)) return [];
  const secure = schemes.map((scheme) => (scheme === 'http' ? 'https' : scheme === 'ws' ? 'wss' : scheme));
  return replaceAt(
    { node: root, segments: [] },
    'schemes',
    [...new Set(secure)],
    'The servers are encrypted',
  );
}

/** INV-03: a host that no document names. */
export const nameHost: PatchWriter = (document, { host }) => {
  if (host === null) return noPatch('The finding names no host.');
  const { root, dialect } = document;
  if (dialect === '2.0')
    return noPatch(
      'A Swagger 2 document names one host. Move to OpenAPI 3, or import a document for this host.',
    );
  const base = basePathOf(document);
  const server = { url: `https://${host}${base}` };
  const update = Array.isArray(own(root, 'servers'))
    ? updateAt(['servers'], `Name the host ${host}`, server)
    : updateAt([], `Name the host ${host}`, { servers: [server] });
  return {
    kind: 'describes',
    says: `The document names ${host} as one of its servers, so that its traffic is held against it.`,
    actions: [update],
  };
};

/** The path below the host that the document's first server has. */
function basePathOf({ servers }: PatchDocument): string {
  const first = servers.find(({ segments }) => segments[0] === 'servers')?.urls[0] ?? '';
  return /^(?:[a-z]+:)?(?:\/\/[^/]*)?(\/.*)?$/i.exec(first)?.[1]?.replace(/\/+$/, '') ?? '';
}
