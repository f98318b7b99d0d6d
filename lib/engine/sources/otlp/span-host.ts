import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { RECORD_FIELDS } from '@/lib/engine/sources/json-log-profile';
import { ProfileNode } from '@/lib/engine/sources/profile-tree';
import { type RecordFields, TEXT } from '@/lib/engine/sources/record-fields';

const HOST = RECORD_FIELDS.indexOf('host');
const COLON = 0x3a;
const OPENING = 0x5b;
const BRACKETS = new TextEncoder().encode('[]:');

/** Names of a host and the port that belongs to each, the most telling first. `http.host` is the header, port included. */
const NAMES: readonly (readonly [name: string, port: string | null])[] = [
  ['server.address', 'server.port'],
  ['http.host', null],
  ['net.host.name', 'net.host.port'],
  ['http.server_name', 'net.host.port'],
];
const PARTS = [...new Set(NAMES.flat().filter((name) => name !== null))];
const CHOICES = NAMES.map(([name, port]) => [
  PARTS.indexOf(name),
  port === null ? -1 : PARTS.indexOf(port),
]) as readonly [number, number][];
const TREE = new ProfileNode();
for (const [field, name] of PARTS.entries())
  TREE.child(name).targets.push({ field, rank: 0, scale: 1, keepsEmpty: false });

/** Gathers the attributes in which a span says its host and port, which come apart, and puts them together. */
export class SpanHost {
  private readonly starts = new Int32Array(PARTS.length);
  private readonly ends = new Int32Array(PARTS.length);
  private readonly arena = new ByteArena();

  clear(): void {
    this.arena.reset();
    this.starts.fill(0);
    this.ends.fill(0);
  }

  /** The number of the part that an attribute's name stands for, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return TREE.find(bytes, start, end)?.targets[0]?.field ?? -1;
  }

  set(part: number, bytes: Uint8Array, start: number, end: number): void {
    this.starts[part] = this.arena.length;
    this.arena.append(bytes, start, end);
    this.ends[part] = this.arena.length;
  }

  /** Gives the record its host, if there is one. */
  fill(fields: RecordFields): void {
    const choice = CHOICES.find(([name]) => this.has(name));
    if (choice === undefined) return;
    const [name, port] = choice;
    const start = this.arena.length;
    const { isAddress, hasPort } = this.shapeOf(name);
    if (isAddress) this.arena.append(BRACKETS, 0, 1);
    this.copy(name);
    if (isAddress) this.arena.append(BRACKETS, 1, 2);
    if (!hasPort && port >= 0 && this.has(port)) {
      this.arena.append(BRACKETS, 2, 3);
      this.copy(port);
    }
    fields.set(HOST, TEXT, 0, 1, this.arena.bytes, start, this.arena.length);
  }

  private has(part: number): boolean {
    return (this.ends[part] as number) > (this.starts[part] as number);
  }

  private copy(part: number): void {
    this.arena.append(this.arena.bytes, this.starts[part] as number, this.ends[part] as number);
  }

  /** Several colons without brackets are an IPv6 address, which needs them before a port; one colon is a port's. */
  private shapeOf(part: number): { isAddress: boolean; hasPort: boolean } {
    const { bytes } = this.arena;
    const start = this.starts[part] as number;
    const end = this.ends[part] as number;
    let colons = 0;
    for (let at = start; at < end; at++) if (bytes[at] === COLON) colons++;
    if (bytes[start] === OPENING) return { isAddress: false, hasPort: bytes[end - 1] !== 0x5d };
    return { isAddress: colons > 1, hasPort: colons === 1 };
  }
}
