import { Exchange } from '@/lib/contracts/exchange';
import type { ExchangeSink, IntakeLimits, SkipReason } from '@/lib/contracts/intake';
import { decodeBase64 } from '@/lib/engine/bytes/text-base64';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { isWord } from '@/lib/engine/bytes/text-word';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { type FillRules, fillExchange } from '@/lib/engine/sources/fill-exchange';
import { type JsonLogProfile, RECORD_FIELDS } from '@/lib/engine/sources/json-log-profile';
import { JsonRecordReader } from '@/lib/engine/sources/json-record-reader';
import { profileTree } from '@/lib/engine/sources/profile-tree';
import { redactSample } from '@/lib/engine/sources/redact-sample';
import type { WholeRecords } from '@/lib/engine/sources/whole-records';

const USER = RECORD_FIELDS.indexOf('user');
const RESPONSE_ENCODING = RECORD_FIELDS.indexOf('responseEncoding');

/** Turns one JSON record after another, wherever they were cut from, into exchanges and skips by a profile. */
export class JsonRecordParser implements WholeRecords {
  private readonly exchange = new Exchange();
  private readonly decoded = new ByteArena();
  private readonly reader: JsonRecordReader;
  private readonly rules: FillRules;
  private readonly sink: ExchangeSink;

  constructor(profile: JsonLogProfile, sink: ExchangeSink, limits: IntakeLimits) {
    this.sink = sink;
    this.rules = {
      limits,
      needsHost: profile.needsHost ?? false,
      needsRfc3339: profile.needsRfc3339 ?? false,
      isClientRecord: profile.isClientRecord ?? false,
    };
    this.reader = new JsonRecordReader(profileTree(profile), this.exchange, {
      maxDepth: limits.nestingDepth,
      keepsEmptied: profile.emptiesCredentials,
    });
  }

  /** `number` is the record's line or place. `isCut`: the file ended without ending the record. */
  record(bytes: Uint8Array, start: number, end: number, number: number, isCut: boolean): void {
    this.exchange.reset();
    this.exchange.line = number;
    this.deliver(this.read(bytes, start, end, isCut), bytes, start, end, number);
  }

  readWhole(bytes: Uint8Array, start: number, limit: number, isOneLine: boolean): number {
    this.exchange.reset();
    return this.reader.readFirst(bytes, start, limit, isOneLine);
  }

  acceptWhole(bytes: Uint8Array, start: number, end: number, number: number): void {
    this.exchange.line = number;
    this.deliver(this.reader.isUtf8 ? this.understand() : 'encoding', bytes, start, end, number);
  }

  /** A record that was never held whole. */
  skip(reason: SkipReason, number: number, sample: string): void {
    this.sink.skip(reason, number, sample);
  }

  private deliver(
    reason: SkipReason | '',
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
  ): void {
    if (reason === '') this.sink.exchange(this.exchange);
    else this.sink.skip(reason, number, redactSample(bytes, start, end));
  }

  private read(bytes: Uint8Array, start: number, end: number, isCut: boolean): SkipReason | '' {
    const fault = this.reader.read(bytes, start, end);
    if (fault === 'tooDeep' || (fault === 'truncated' && isCut)) return fault;
    if (fault !== '') return isUtf8Text(bytes, start, end) ? 'malformed' : 'encoding';
    if (!this.reader.isUtf8) return 'encoding';
    return this.understand();
  }

  private understand(): SkipReason | '' {
    const { reader, exchange } = this;
    const reason = fillExchange(reader.fields, exchange, this.rules);
    if (reason !== '') return reason;
    reader.lendPairs(exchange);
    if (exchange.authentication === '') this.stateAuthentication();
    if (reader.fields.has(RESPONSE_ENCODING)) this.decodeBody();
    return '';
  }

  /** A log that shows a user saw credentials; one that does not show all request headers cannot say that none came. */
  private stateAuthentication(): void {
    const { reader, exchange } = this;
    if (reader.fields.has(USER) || reader.hasAuthorization) exchange.authentication = 'present';
    else if (!reader.hasAllRequestHeaders) exchange.authentication = 'unobservable';
  }

  private decodeBody(): void {
    const { bytes, starts, ends } = this.reader.fields;
    const encoding = bytes[RESPONSE_ENCODING] as Uint8Array;
    const start = starts[RESPONSE_ENCODING] as number;
    if (!isWord(encoding, start, ends[RESPONSE_ENCODING] as number, 'base64')) return;
    const body = this.exchange.responseBody;
    if (!body.isObserved) return;
    this.decoded.reset();
    this.decoded.reserve(body.length);
    const length = decodeBase64(body.bytes, body.start, body.end, this.decoded.bytes, 0);
    body.set(this.decoded.bytes, 0, length);
  }
}
