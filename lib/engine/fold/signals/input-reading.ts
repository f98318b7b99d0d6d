import type { Exchange } from '@/lib/contracts/exchange';
import type { Slice } from '@/lib/contracts/slice';
import { JSON_END, JSON_ERROR, JSON_STRING, JsonScanner } from '@/lib/engine/bytes/json-scanner';
import { unescapeJson } from '@/lib/engine/bytes/json-unescape';
import { unescapePercent } from '@/lib/engine/fold/fields/percent';
import { type InputPlace, judgeValue } from './input-values';
import { hostOf } from './request-host';
import { signalBit } from './signal-rows';
import { DECODED, IN_JSON, isSuspect, PATH_AS_SENT, QUERY_AS_SENT } from './suspect-bytes';

/** Bytes of one value, and of one body, that are looked at; and values of one exchange. */
const VALUE_LOOK = 2048;
const BODY_LOOK = 65_536;
const MOST_VALUES = 128;
const NESTING = 64;

const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const DASH = 0x2d;
const XML_ENTITY = signalBit('xml-external-entity');
const URL_TARGETS = signalBit('url-value') | signalBit('internal-target');
const decoder = new TextDecoder('latin1');

/** Finds attacks and URLs in what a client sent. Values are judged in memory and forgotten. */
export class InputReading {
  private readonly scratch = new Uint8Array(VALUE_LOOK);
  private readonly scanner = new JsonScanner(NESTING);
  private ownHost = '';
  private left = 0;

  /**
   * Mask of the signals in path, query and body; most exchanges cost one pass over their bytes. `mayPath` false when the
   * path is known to be of words and numbers.
   */
  read(exchange: Exchange, mayPath: boolean): number {
    const { path, query, requestBody } = exchange;
    let mask = 0;
    this.left = MOST_VALUES;
    this.ownHost = '';
    if (mayPath && isSuspect(path.bytes, path.start, path.end, PATH_AS_SENT)) mask |= this.readPath(exchange);
    if (query.end > query.start && isSuspect(query.bytes, query.start, query.end, QUERY_AS_SENT)) {
      this.ownHost = hostOf(exchange);
      mask |= this.readPairs(query, query.end);
    }
    if (requestBody.end > requestBody.start) mask |= this.readBody(exchange);
    return mask;
  }

  private readPath({ path }: Exchange): number {
    const { bytes, start, end } = path;
    // A plus in a path is a plus, but no pattern tells it from the space that it decodes to.
    const length = unescapePercent(bytes, start, end, this.scratch);
    return isSuspect(this.scratch, 0, length, DECODED) ? this.judgeBytes(this.scratch, 0, length, 'path') : 0;
  }

  private readBody(exchange: Exchange): number {
    const { requestBody } = exchange;
    const { bytes } = requestBody;
    const end = Math.min(requestBody.end, requestBody.start + BODY_LOOK);
    let start = requestBody.start;
    while (start < end && (bytes[start] as number) <= 0x20) start++;
    if (start === end) return 0;
    const first = bytes[start];
    const isJson = first === 0x7b || first === 0x5b;
    if (!isSuspect(bytes, start, end, isJson ? IN_JSON : QUERY_AS_SENT)) return 0;
    this.ownHost = hostOf(exchange);
    if (isJson) return this.readJson(bytes, start, end);
    if (isForm(bytes, start, end)) return this.readPairs(requestBody, end);
    if (first === DASH) return this.readMultipart(bytes, start, end);
    return this.readText(decoder.decode(bytes.subarray(start, end)));
  }

  private readJson(bytes: Uint8Array, start: number, end: number): number {
    const { scanner, scratch } = this;
    let mask = 0;
    scanner.begin(bytes, start, end);
    for (let kind = scanner.next(); kind !== JSON_END && kind !== JSON_ERROR; kind = scanner.next()) {
      if (kind !== JSON_STRING) continue;
      const { keyStart, valueStart, hasEscapes } = scanner;
      const valueEnd = Math.min(scanner.valueEnd, valueStart + VALUE_LOOK);
      if (!isSuspect(bytes, valueStart, valueEnd, DECODED)) continue;
      let found: number;
      if (!hasEscapes) found = this.judgeBytes(bytes, valueStart, valueEnd, 'value');
      else found = this.judgeBytes(scratch, 0, unescapeJson(bytes, valueStart, valueEnd, scratch), 'value');
      mask |= isKeyword(bytes, keyStart) ? found & ~URL_TARGETS : found;
    }
    return mask;
  }

  /** Names and values of a query or a form. */
  private readPairs({ bytes, start }: Slice, end: number): number {
    let mask = 0;
    let from = start;
    for (let at = start; at <= end; at++) {
      const byte = at === end ? AMPERSAND : bytes[at];
      if (byte !== AMPERSAND && (byte !== EQUALS || from < 0)) continue;
      mask |= this.readEncoded(bytes, from, at);
      from = at + 1;
      if (byte !== EQUALS) continue;
      while (at + 1 < end && bytes[at + 1] !== AMPERSAND) at++;
    }
    return mask;
  }

  private readEncoded(bytes: Uint8Array, start: number, end: number): number {
    if (!isSuspect(bytes, start, end, QUERY_AS_SENT)) return 0;
    const length = unescapePercent(bytes, start, end, this.scratch);
    return isSuspect(this.scratch, 0, length, DECODED)
      ? this.judgeBytes(this.scratch, 0, length, 'value')
      : 0;
  }

  /** Values of a multipart form; of its files only what a parser would be lured by. */
  private readMultipart(bytes: Uint8Array, start: number, end: number): number {
    const text = decoder.decode(bytes.subarray(start, end));
    const boundary = /^--[^\s]{1,80}/.exec(text)?.[0];
    if (boundary === undefined) return this.readText(text);
    let mask = 0;
    for (const part of text.split(boundary, MOST_VALUES)) {
      const [, head = '', content = ''] =
        /^([\s\S]{0,1000}?)\r?\n\r?\n([\s\S]*?)(?:\r?\n)?$/.exec(part) ?? [];
      if (/\bfilename\*?=/i.test(head)) mask |= this.readText(content) & XML_ENTITY;
      else if (content !== '') mask |= this.judge(content.slice(0, VALUE_LOOK), 'value');
    }
    return mask;
  }

  /** XML and other text, in pieces that overlap by half. */
  private readText(text: string): number {
    let mask = 0;
    for (let at = 0; at < text.length; at += VALUE_LOOK / 2) {
      mask |= this.judge(text.slice(at, at + VALUE_LOOK), 'text');
      if (at + VALUE_LOOK >= text.length) break;
    }
    return mask;
  }

  private judgeBytes(bytes: Uint8Array, start: number, end: number, place: InputPlace): number {
    return this.judge(decoder.decode(bytes.subarray(start, end)), place);
  }

  private judge(value: string, place: InputPlace): number {
    if (this.left === 0) return 0;
    this.left--;
    return judgeValue(value, place, this.ownHost);
  }
}

/** `$schema`, `$ref`, `@context`: their URLs are names. */
function isKeyword(bytes: Uint8Array, keyStart: number): boolean {
  return keyStart >= 0 && (bytes[keyStart] === 0x24 || bytes[keyStart] === 0x40);
}

/** A name, then `=`: what curl sends as a form whatever its type says. */
function isForm(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < Math.min(end, start + 80); i++) {
    const byte = bytes[i] as number;
    if (byte === EQUALS) return i > start;
    if (byte <= 0x20 || byte === 0x3c || byte === 0x22 || byte === 0x3a) return false;
  }
  return false;
}
