import type { ExchangeSink, IntakeLimits, TrafficParser } from '@/lib/contracts/intake';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { type ElementHandler, ElementReader } from '@/lib/engine/sources/element-reader';
import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';
import { JsonRecordParser } from '@/lib/engine/sources/json-record-parser';
import { ListFinder } from '@/lib/engine/sources/list-finder';
import { RecordCarry } from '@/lib/engine/sources/record-carry';
import { redactSample, SAMPLE_LENGTH } from '@/lib/engine/sources/redact-sample';

const SPACE = 0x20;

/** Reads records that are the elements of one list in a JSON document; `path` leads to the list. */
export class JsonListParser implements TrafficParser, ElementHandler {
  private readonly finder: ListFinder;
  private readonly reader: ElementReader;
  private readonly records: JsonRecordParser;
  /** The document's beginning, for the sample when there is no list. */
  private readonly head = new RecordCarry(SAMPLE_LENGTH);
  /** What stands behind a list that is the whole document. */
  private readonly rest = new RecordCarry(SAMPLE_LENGTH);
  private readonly isWhole: boolean;
  private isInList = false;
  private hasList = false;

  constructor(profile: JsonLogProfile, path: readonly string[], sink: ExchangeSink, limits: IntakeLimits) {
    this.finder = new ListFinder(path);
    this.isWhole = path.length === 0;
    this.records = new JsonRecordParser(profile, sink, limits);
    this.reader = new ElementReader(this, limits.recordBytes, this.records);
  }

  push(chunk: Uint8Array): void {
    if (!this.hasList) this.head.append(chunk, 0, chunk.length);
    let at = 0;
    while (at >= 0 && at < chunk.length) {
      if (this.isInList) {
        at = this.reader.push(chunk, at);
        if (at >= 0) this.isInList = false;
      } else if (this.hasList && this.isWhole) {
        this.rest.append(chunk, this.rest.isEmpty ? textFrom(chunk, at) : at, chunk.length);
        return;
      } else {
        at = this.finder.push(chunk, at);
        if (at >= 0) {
          this.isInList = true;
          this.hasList = true;
        }
      }
    }
  }

  end(): void {
    if (this.isInList) this.reader.end();
    else if (!this.hasList) this.reportNoList();
    else this.reportRest();
  }

  element(bytes: Uint8Array, start: number, end: number, number: number): void {
    this.records.record(bytes, start, end, number, false);
  }

  tooLong(number: number, sample: string): void {
    this.records.skip('tooLong', number, sample);
  }

  truncated(number: number, sample: string): void {
    this.records.skip('truncated', number, sample);
  }

  /** What follows the list is no record that could be counted apart: it is one that cannot be read. */
  private reportRest(): void {
    const { bytes, length, isEmpty } = this.rest;
    if (!isEmpty) this.records.skip('malformed', this.reader.count + 1, redactSample(bytes, 0, length));
  }

  private reportNoList(): void {
    const { bytes, length } = this.head;
    const sample = redactSample(bytes, 0, length);
    if (sample.replaceAll('?', '').trim() === '') return;
    if (!isUtf8Text(bytes, 0, length - (length === SAMPLE_LENGTH ? 3 : 0)))
      this.records.skip('encoding', 1, sample);
    else this.records.skip(this.finder.depth > 0 ? 'truncated' : 'malformed', 1, sample);
  }
}

/** Where anything but white space begins; the end when nothing does. */
function textFrom(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && (chunk[at] as number) <= SPACE) at++;
  return at;
}
