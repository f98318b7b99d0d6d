import type { Exchange } from '@/lib/contracts/exchange';
import {
  JSON_ARRAY,
  JSON_END,
  JSON_ERROR,
  JSON_NULL,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JSON_STRING,
  type JsonFault,
  type JsonKind,
  JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { HeaderCollector } from '@/lib/engine/sources/header-collector';
import { RECORD_FIELDS } from '@/lib/engine/sources/json-log-profile';
import { PairCollector, type PairList } from '@/lib/engine/sources/pair-collector';
import type { FieldTarget, HeaderSide, ProfileNode } from '@/lib/engine/sources/profile-tree';
import { BARE, RecordFields, STRUCTURE, TEXT } from '@/lib/engine/sources/record-fields';
import { SingleHeaders } from '@/lib/engine/sources/single-headers';

const LATENCY = RECORD_FIELDS.indexOf('latency');
const RESPONSE_BYTES = RECORD_FIELDS.indexOf('responseBytes');
const FORM_TYPE = new TextEncoder().encode('application/x-www-form-urlencoded');
const FIRST_BODY = RECORD_FIELDS.indexOf('requestBody');

export interface ReadingRules {
  maxDepth: number;
  /** An empty list of a header's values says that there were some. */
  keepsEmptied?: boolean;
}

/**
 * Walks one JSON object beside a profile's tree and gathers the raw values that the profile names, the headers straight
 * into the exchange. Validates all of the object, also what the profile does not name.
 */
export class JsonRecordReader {
  readonly fields = new RecordFields();
  /** Members that hold a value, and those of them that the profile names: for recognition. */
  memberCount = 0;
  namedCount = 0;
  /** Whether all headers of the request were there to be read, not only some by name. */
  hasAllRequestHeaders = false;

  private readonly scanner: JsonScanner;
  private readonly arena = new ByteArena();
  private readonly collectors: Record<HeaderSide, HeaderCollector>;
  private readonly singles: SingleHeaders;
  private readonly pairs: Record<PairList, PairCollector>;
  private readonly root: ProfileNode;

  constructor(root: ProfileNode, exchange: Exchange, { maxDepth, keepsEmptied = false }: ReadingRules) {
    this.root = root;
    this.scanner = new JsonScanner(maxDepth);
    this.collectors = {
      request: new HeaderCollector(exchange.requestHeaders, this.scanner, { keepsEmptied }),
      response: new HeaderCollector(exchange.responseHeaders, this.scanner, { keepsEmptied }),
    };
    this.singles = new SingleHeaders(exchange);
    this.pairs = {
      cookies: new PairCollector('cookies', this.scanner),
      form: new PairCollector('form', this.scanner),
    };
  }

  /** Reads the object that is all of `bytes[start, end)`. Answers the fault, or `''`. */
  read(bytes: Uint8Array, start: number, end: number): JsonFault {
    if (this.readFirst(bytes, start, end, false) < 0) return this.scanner.fault || 'malformed';
    return this.scanner.next() === JSON_END ? '' : this.scanner.fault;
  }

  /**
   * Reads the object that begins at `start` and may end before `limit`. The offset after it, or -1 when there is no whole
   * valid object; with `isOneLine` also when it holds a line feed.
   */
  readFirst(bytes: Uint8Array, start: number, limit: number, isOneLine: boolean): number {
    this.fields.clear();
    this.arena.reset();
    this.singles.clear();
    this.pairs.cookies.clear();
    this.pairs.form.clear();
    this.hasAllRequestHeaders = false;
    this.memberCount = 0;
    this.namedCount = 0;
    this.scanner.begin(bytes, start, limit, isOneLine);
    if (this.scanner.next() !== JSON_OBJECT || !this.readObject(this.root)) return -1;
    this.singles.finish();
    return this.scanner.valueEnd;
  }

  /** Whether the strings of the last record were all well-formed UTF-8. */
  get isUtf8(): boolean {
    return this.scanner.isUtf8;
  }

  /** Whether one of the headers that the log gives one by one carries credentials. */
  get hasAuthorization(): boolean {
    return this.singles.hasAuthorization;
  }

  /** Lends the cookies that the record lists, and its form where it gives no body. */
  lendPairs({ requestCookies, requestBody, requestType }: Exchange): void {
    this.pairs.cookies.lend(requestCookies);
    if (requestBody.length > 0 || !this.pairs.form.lend(requestBody)) return;
    requestType.set(FORM_TYPE, 0, FORM_TYPE.length);
  }

  private readObject(node: ProfileNode): boolean {
    const scanner = this.scanner;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_OBJECT_END) return true;
      if (kind === JSON_ERROR) return false;
      const child = this.find(node);
      if (child === null) {
        this.memberCount++;
        if (node.prefixes.length > 0 && kind === JSON_STRING) this.takePrefixed(node);
        else if ((kind === JSON_OBJECT || kind === JSON_ARRAY) && !scanner.skip()) return false;
      } else if (!this.readMember(child, kind)) {
        return false;
      }
    }
  }

  private readMember(node: ProfileNode, kind: JsonKind): boolean {
    if (kind !== JSON_OBJECT && kind !== JSON_ARRAY) {
      this.memberCount++;
      this.namedCount++;
      this.takeScalar(node, kind);
      return true;
    }
    if (node.headers !== null) {
      if (node.headers === 'request') this.hasAllRequestHeaders = true;
      this.memberCount++;
      this.namedCount++;
      return this.collectors[node.headers].read(kind);
    }
    if (node.pairs !== null) {
      this.memberCount++;
      this.namedCount++;
      return this.pairs[node.pairs].read(kind);
    }
    if (kind === JSON_OBJECT && node.hasChildren) return this.readObject(node);
    if (!this.scanner.skip()) return false;
    this.memberCount++;
    for (const target of node.targets) {
      if (target.field < FIRST_BODY) continue;
      this.namedCount++;
      this.take(target, STRUCTURE);
    }
    return true;
  }

  private takeScalar(node: ProfileNode, kind: JsonKind): void {
    const { scanner, singles } = this;
    if (kind === JSON_NULL) return;
    const isEscaped = kind === JSON_STRING && scanner.hasEscapes;
    const { header, targets } = node;
    if (header !== null) {
      singles.begin(header.side, header.name, 0, header.name.length);
      singles.add(scanner.bytes, scanner.valueStart, scanner.valueEnd, isEscaped);
    }
    for (let i = 0; i < targets.length; i++)
      this.take(targets[i] as FieldTarget, kind === JSON_STRING ? TEXT : BARE);
  }

  private take(target: FieldTarget, kind: number): void {
    const { fields, scanner, arena } = this;
    const { field, rank, scale } = target;
    if (!fields.wants(field, rank)) return;
    const { valueStart, valueEnd } = scanner;
    if (!target.keepsEmpty && isNothing(scanner.bytes, valueStart, valueEnd)) return;
    if (kind === BARE && isCount(field) && scanner.bytes[valueStart] === 0x2d) return;
    if (kind === TEXT && scanner.hasEscapes) {
      const start = arena.length;
      arena.unescape(scanner.bytes, valueStart, valueEnd);
      fields.set(field, kind, rank, scale, arena.bytes, start, arena.length);
    } else {
      fields.set(field, kind, rank, scale, scanner.bytes, valueStart, valueEnd);
    }
  }

  private takePrefixed(node: ProfileNode): void {
    const { bytes, keyStart, keyEnd, valueStart, valueEnd, hasEscapes } = this.scanner;
    for (const { side, prefix } of node.prefixes) {
      const nameStart = keyStart + prefix.length;
      if (nameStart >= keyEnd || !startsWith(bytes, keyStart, prefix)) continue;
      this.singles.begin(side, bytes, nameStart, keyEnd);
      this.singles.add(bytes, valueStart, valueEnd, hasEscapes);
      return;
    }
  }

  private find(node: ProfileNode): ProfileNode | null {
    const { scanner, arena } = this;
    if (!scanner.keyHasEscapes) return node.find(scanner.bytes, scanner.keyStart, scanner.keyEnd);
    const start = arena.length;
    arena.unescape(scanner.bytes, scanner.keyStart, scanner.keyEnd);
    return node.find(arena.bytes, start, arena.length);
  }
}

/** Fields in which a negative number stands for unknown: latency and sizes are neighbours in RECORD_FIELDS. */
function isCount(field: number): boolean {
  return field >= LATENCY && field <= RESPONSE_BYTES;
}

/** Logs write `-` or nothing for what they do not know. */
function isNothing(bytes: Uint8Array, start: number, end: number): boolean {
  return end === start || (end === start + 1 && bytes[start] === 0x2d);
}

function startsWith(bytes: Uint8Array, start: number, prefix: Uint8Array): boolean {
  for (let i = 0; i < prefix.length; i++) {
    if (bytes[start + i] !== prefix[i]) return false;
  }
  return true;
}
