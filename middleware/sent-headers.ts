import type { ServerResponse } from 'node:http';

export type HeaderPair = [name: string, value: string];

/**
 * The headers that went out. Those given to `writeHead` alone are not in `getHeaders()`, so the head itself is read, which Node
 * keeps in `_header`; HTTP/2 has no such text and keeps them all.
 */
export function sentHeaders(response: ServerResponse): HeaderPair[] {
  const head = headOf(response);
  if (head === undefined)
    return Object.entries(response.getHeaders()).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): HeaderPair => [name, String(one)]),
    );
  return head
    .split('\r\n')
    .slice(1)
    .flatMap((line): HeaderPair[] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]] : [];
    });
}

/** Once the head is made. */
export function contentTypeOf(response: ServerResponse): string | undefined {
  const head = headOf(response);
  if (head === undefined) return String(response.getHeader('content-type'));
  return /^content-type:(.*)$/im.exec(head)?.[1]?.trim();
}

function headOf(response: ServerResponse): string | undefined {
  const head = (response as { _header?: unknown })._header;
  return typeof head === 'string' ? head : undefined;
}
