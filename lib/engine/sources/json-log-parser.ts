import type { ExchangeSink, IntakeLimits, TrafficParser } from '@/lib/contracts/intake';
import { JsonListParser } from '@/lib/engine/sources/json-list-parser';
import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';
import { JsonRecordParser } from '@/lib/engine/sources/json-record-parser';
import { type LineHandler, LineReader } from '@/lib/engine/sources/line-reader';

/** Reads a JSON log: one object a line, or one array of objects if the first character is `[`. */
export class JsonLogParser implements TrafficParser, LineHandler {
  private readonly lines: LineReader;
  private readonly records: JsonRecordParser;
  private readonly list: JsonListParser;
  private layout: 'unknown' | 'lines' | 'list' = 'unknown';

  constructor(profile: JsonLogProfile, sink: ExchangeSink, limits: IntakeLimits) {
    this.records = new JsonRecordParser(profile, sink, limits);
    this.lines = new LineReader(this, limits.recordBytes, this.records);
    this.list = new JsonListParser(profile, [], sink, limits);
  }

  startAt(line: number): void {
    this.layout = 'lines';
    this.lines.startAt(line);
  }

  push(chunk: Uint8Array): void {
    if (this.layout === 'unknown') this.layout = layoutOf(chunk);
    if (this.layout === 'list') this.list.push(chunk);
    else this.lines.push(chunk);
  }

  end(): void {
    if (this.layout === 'list') this.list.end();
    else this.lines.end();
  }

  line(bytes: Uint8Array, start: number, end: number, number: number, isUnterminated: boolean): void {
    this.records.record(bytes, start, end, number, isUnterminated);
  }

  tooLong(number: number, sample: string): void {
    this.records.skip('tooLong', number, sample);
  }
}

/** White space of JSON, and the bytes of a byte order mark. */
const BEFORE_ALL: readonly number[] = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf];

/** Told by the first byte that is neither white space nor of a byte order mark. */
export function layoutOf(chunk: Uint8Array): 'unknown' | 'lines' | 'list' {
  for (let at = 0; at < chunk.length; at++) {
    const byte = chunk[at] as number;
    if (!BEFORE_ALL.includes(byte)) return byte === 0x5b ? 'list' : 'lines';
  }
  return 'unknown';
}
