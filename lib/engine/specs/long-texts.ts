import type { Operation, Server, SpecDocument, SpecNote } from '@/lib/contracts/operation';
import { ANY_SERVER } from './read-servers';

const encoder = new TextEncoder();
/** UTF-8 has at most three bytes for each unit of a string. */
const MOST_BYTES_OF_UNIT = 3;

/**
 * Leaves out operations whose path or method, and servers whose URL, is longer than `limit` bytes: no index of the
 * inventory holds them, and no server answers them. One note tells how many, and where the first is.
 */
export function leaveOutLongTexts(document: SpecDocument, file: string, limit: number): SpecDocument {
  const isLong = (text: string): boolean =>
    text.length * MOST_BYTES_OF_UNIT > limit && encoder.encode(text).length > limit;
  const isLongServer = ({ url }: Server): boolean => isLong(url);
  const isLongOperation = ({ path, method }: Operation): boolean => isLong(path) || isLong(method);
  const notes: SpecNote[] = [];
  const lost = document.operations.filter(isLongOperation);
  if (lost[0]) {
    const message = `${lost.length} operations have a path or method longer than ${limit} bytes, and were left out; the first stands here. Shorten them.`;
    notes.push({ severity: 'error', message, line: lost[0].line, file: lost[0].file ?? file });
  }
  const unreachable = document.servers.filter(isLongServer).length;
  if (unreachable > 0) {
    const message = `${unreachable} servers have a URL longer than ${limit} bytes, and were left out. Shorten them.`;
    notes.push({ severity: 'warning', message, file });
  }
  if (notes.length === 0) return document;
  const servers = document.servers.filter((server) => !isLongServer(server));
  return {
    ...document,
    servers: servers.length > 0 ? servers : [ANY_SERVER],
    operations: document.operations.filter((operation) => !isLongOperation(operation)),
    notes: [...document.notes, ...notes],
  };
}
