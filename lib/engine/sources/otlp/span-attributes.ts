import type { Exchange } from '@/lib/contracts/exchange';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { type ProfileNode, profileTree } from '@/lib/engine/sources/profile-tree';
import { otlpSpan } from '@/lib/engine/sources/profiles/otlp-span';
import { BARE, RecordFields, TEXT } from '@/lib/engine/sources/record-fields';
import { SingleHeaders } from '@/lib/engine/sources/single-headers';
import { SpanHost } from './span-host';

const NO_PART = -1;
const encoder = new TextEncoder();
const digits = new Uint8Array(24);

/** Takes the attributes of one span, whichever encoding they came in, to where the profile of spans says. */
export class SpanAttributes {
  readonly fields = new RecordFields();
  private readonly arena = new ByteArena();
  private readonly host = new SpanHost();
  private readonly headers: SingleHeaders;
  private readonly tree = profileTree(otlpSpan);
  /** What the attribute is that was opened last: a named one, a header, or a part of the host. */
  private node: ProfileNode | null = null;
  private isHeader = false;
  private part = NO_PART;

  constructor(exchange: Exchange) {
    this.headers = new SingleHeaders(exchange);
  }

  clear(): void {
    this.fields.clear();
    this.arena.reset();
    this.host.clear();
    this.headers.clear();
  }

  /** Whether the attribute of this name is of use; then its values come next. The name must stay where it is until then. */
  open(bytes: Uint8Array, start: number, end: number): boolean {
    this.node = this.tree.find(bytes, start, end);
    this.isHeader = this.node === null ? this.openHeader(bytes, start, end) : this.node.header !== null;
    if (this.node?.header) {
      const { side, name } = this.node.header;
      this.headers.begin(side, name, 0, name.length);
    }
    this.part = this.node === null && !this.isHeader ? this.host.find(bytes, start, end) : NO_PART;
    return this.node !== null || this.isHeader || this.part !== NO_PART;
  }

  /** A value that is text; `hasEscapes` as a JSON string has them. */
  text(bytes: Uint8Array, start: number, end: number, hasEscapes: boolean): void {
    if (!hasEscapes) {
      this.take(TEXT, bytes, start, end);
      return;
    }
    const from = this.arena.length;
    this.arena.unescape(bytes, start, end);
    this.take(TEXT, this.arena.bytes, from, this.arena.length);
  }

  number(value: number): void {
    const from = this.write(value);
    this.take(BARE, this.arena.bytes, from, this.arena.length);
  }

  /** Sets a field that no attribute gives. */
  setField(field: number, value: bigint): void {
    const from = this.write(value);
    this.fields.set(field, BARE, 0, 1, this.arena.bytes, from, this.arena.length);
  }

  /** Call once all attributes are taken. */
  finish(): void {
    this.host.fill(this.fields);
    this.headers.finish();
  }

  /** Whether a header carries credentials. */
  get hasAuthorization(): boolean {
    return this.headers.hasAuthorization;
  }

  /** Where the number's text begins. */
  private write(value: number | bigint): number {
    const from = this.arena.length;
    const { written } = encoder.encodeInto(String(value), digits);
    this.arena.append(digits, 0, written);
    return from;
  }

  private openHeader(bytes: Uint8Array, start: number, end: number): boolean {
    for (const { side, prefix } of this.tree.prefixes) {
      if (end - start <= prefix.length || !prefix.every((byte, i) => bytes[start + i] === byte)) continue;
      this.headers.begin(side, bytes, start + prefix.length, end);
      return true;
    }
    return false;
  }

  private take(kind: number, bytes: Uint8Array, start: number, end: number): void {
    if (end === start) return;
    if (this.isHeader) this.headers.add(bytes, start, end, false);
    if (this.part !== NO_PART) this.host.set(this.part, bytes, start, end);
    for (const { field, rank, scale } of this.node?.targets ?? []) {
      if (this.fields.wants(field, rank)) this.fields.set(field, kind, rank, scale, bytes, start, end);
    }
  }
}
