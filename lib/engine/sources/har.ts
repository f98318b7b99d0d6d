import type { TrafficFormat } from '@/lib/contracts/intake';
import {
  JSON_ARRAY,
  JSON_ERROR,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { JsonListParser } from '@/lib/engine/sources/json-list-parser';
import { harEntry } from '@/lib/engine/sources/profiles/har-entry';

const LOG_MEMBERS = new Set(['version', 'creator', 'browser', 'pages', 'entries']);
const MAX_DEPTH = 64;

/** HAR 1.1 to 1.3, streamed entry by entry. */
export const har: TrafficFormat = {
  id: harEntry.id,
  title: harEntry.title,
  recognise: (head) => (hasLog(head) ? 1 : 0),
  hasLineRecords: () => false,
  open: (sink, limits) => new JsonListParser(harEntry, ['log', 'entries'], sink, limits),
};

/** Whether the document is an object with a member `log` that begins like a HAR's. */
function hasLog(head: Uint8Array): boolean {
  const decoder = new TextDecoder();
  const scanner = new JsonScanner(MAX_DEPTH);
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  scanner.begin(head, start, head.length);
  if (scanner.next() !== JSON_OBJECT) return false;
  for (;;) {
    const kind = scanner.next();
    if (kind === JSON_ERROR || kind === JSON_OBJECT_END) return false;
    const name = decoder.decode(head.subarray(scanner.keyStart, scanner.keyEnd));
    if (kind === JSON_OBJECT && scanner.depth === 2 && name === 'log') break;
    if ((kind === JSON_OBJECT || kind === JSON_ARRAY) && !scanner.skip()) return false;
  }
  const kind = scanner.next();
  if (kind === JSON_ERROR || kind === JSON_OBJECT_END) return false;
  return LOG_MEMBERS.has(decoder.decode(head.subarray(scanner.keyStart, scanner.keyEnd)));
}
