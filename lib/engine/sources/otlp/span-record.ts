import { Exchange } from '@/lib/contracts/exchange';
import type { ExchangeSink, IntakeLimits, SkipReason } from '@/lib/contracts/intake';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { type FillRules, fillExchange } from '@/lib/engine/sources/fill-exchange';
import { RECORD_FIELDS } from '@/lib/engine/sources/json-log-profile';
import { redactSample } from '@/lib/engine/sources/redact-sample';
import { SpanAttributes } from './span-attributes';

/** `SPAN_KIND_SERVER`. */
export const SERVER_KIND = 2;

const METHOD = RECORD_FIELDS.indexOf('method');
const TIME = RECORD_FIELDS.indexOf('time');
const STATUS = RECORD_FIELDS.indexOf('status');
const USER = RECORD_FIELDS.indexOf('user');

/** One span after another: an encoding fills it in, and it is delivered as an exchange or a skip. */
export class SpanRecord {
  kind = 0;
  /** Since 1970; 0 when the span does not say, negative when it is no time. */
  startNs = 0n;
  endNs = 0n;
  readonly attributes: SpanAttributes;
  private readonly exchange = new Exchange();
  private readonly sink: ExchangeSink;
  private readonly rules: FillRules;

  constructor(sink: ExchangeSink, limits: IntakeLimits) {
    this.sink = sink;
    this.rules = { limits, needsHost: false, needsRfc3339: false, isClientRecord: false };
    this.attributes = new SpanAttributes(this.exchange);
  }

  clear(): void {
    this.kind = 0;
    this.startNs = 0n;
    this.endNs = 0n;
    this.exchange.reset();
    this.attributes.clear();
  }

  /** Delivers what was filled in. `bytes[start, end)` is the span, for the sample. */
  accept(bytes: Uint8Array, start: number, end: number, number: number): void {
    this.exchange.line = number;
    const reason = this.understand();
    if (reason === '') this.sink.exchange(this.exchange);
    else this.refuse(reason, bytes, start, end, number);
  }

  refuse(reason: SkipReason, bytes: Uint8Array, start: number, end: number, number: number): void {
    this.sink.skip(reason, number, redactSample(bytes, start, end));
  }

  /** A span that was never held whole. */
  skip(reason: SkipReason, number: number, sample: string): void {
    this.sink.skip(reason, number, sample);
  }

  private understand(): SkipReason | '' {
    const { attributes, exchange, startNs, endNs } = this;
    const { fields } = attributes;
    attributes.finish();
    if (this.kind !== SERVER_KIND || !fields.has(METHOD)) return 'notServerSpan';
    if (!areText(fields.bytes, fields.starts, fields.ends, (field) => fields.has(field))) return 'encoding';
    if (startNs !== 0n) attributes.setField(TIME, startNs);
    if (!fields.has(STATUS)) return 'status';
    const reason = fillExchange(fields, exchange, this.rules);
    if (reason !== '') return reason;
    exchange.latencyMs = endNs >= startNs ? Number(endNs - startNs) / 1e6 : -1;
    // Instrumentation captures the headers it is told to: one that is missing was perhaps sent.
    const hasCredentials = fields.has(USER) || attributes.hasAuthorization;
    exchange.authentication = hasCredentials ? 'present' : 'unobservable';
    return '';
  }
}

function areText(
  bytes: readonly Uint8Array[],
  starts: Int32Array,
  ends: Int32Array,
  has: (field: number) => boolean,
): boolean {
  return bytes.every((one, i) => !has(i) || isUtf8Text(one, starts[i] as number, ends[i] as number));
}
