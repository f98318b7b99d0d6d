import { Exchange } from '@/lib/contracts/exchange';
import { parseRfc3339 } from '@/lib/engine/bytes/time-rfc3339';
import { type JsonLogProfile, RECORD_FIELDS, type RecordField } from '@/lib/engine/sources/json-log-profile';
import { JsonRecordReader } from '@/lib/engine/sources/json-record-reader';
import { profileTree } from '@/lib/engine/sources/profile-tree';
import type { RecordFields } from '@/lib/engine/sources/record-fields';

const TIME = RECORD_FIELDS.indexOf('time');
const MAX_DEPTH = 64;
/** A bad line at the top of a log must not hide what it is. */
const MAX_LINES = 5;

/**
 * How well a profile fits the first records of a JSON log, 0 to 1: 0 unless it finds a time, a status and a request;
 * then the more, the larger the share of a record's members that the profile knows.
 */
export function scoreProfile(profile: JsonLogProfile, head: Uint8Array): number {
  const reader = new JsonRecordReader(profileTree(profile), new Exchange(), { maxDepth: MAX_DEPTH });
  let start = skipPreamble(head, 0);
  if (head.subarray(0, start).includes(0x5b)) return scoreRecord(profile, reader, head, start, head.length);
  let best = 0;
  for (let line = 0; line < MAX_LINES && start < head.length; line++) {
    const newline = head.indexOf(0x0a, start);
    const end = newline < 0 ? head.length : newline;
    if (head[start] === 0x7b) best = Math.max(best, scoreRecord(profile, reader, head, start, end));
    start = skipPreamble(head, end);
  }
  return best;
}

/** A record that the end of the head cuts off is judged by what is there: its status may come after a long body. */
function scoreRecord(
  profile: JsonLogProfile,
  reader: JsonRecordReader,
  head: Uint8Array,
  start: number,
  end: number,
): number {
  const fault = reader.read(head, start, end);
  const isCut = fault === 'truncated' && end === head.length;
  if (profile.needsRfc3339 && !hasRfc3339(reader.fields)) return 0;
  const has = (field: RecordField): boolean => reader.fields.has(RECORD_FIELDS.indexOf(field));
  const hasHost = has('host') || !profile.needsHost;
  const hasRequest = has('requestLine') || (has('method') && (has('url') || (has('path') && hasHost)));
  if (!has('time') || !hasRequest || !(has('status') || isCut)) return 0;
  return 0.5 + 0.5 * (reader.namedCount / reader.memberCount);
}

function hasRfc3339(fields: RecordFields): boolean {
  const time = fields.bytes[TIME] as Uint8Array;
  return (
    fields.has(TIME) &&
    !Number.isNaN(parseRfc3339(time, fields.starts[TIME] as number, fields.ends[TIME] as number))
  );
}

/** White space, a byte order mark, the bracket of a list. */
function skipPreamble(head: Uint8Array, from: number): number {
  let at = from;
  while (at < head.length && isPreamble(head[at] as number)) at++;
  return at;
}

function isPreamble(byte: number): boolean {
  return byte <= 0x20 || byte === 0x5b || byte === 0xef || byte === 0xbb || byte === 0xbf;
}
