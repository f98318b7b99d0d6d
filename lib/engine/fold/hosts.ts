import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';

export const HOSTS_KEPT = 16;

/** A name with its seeded hash, which orders the bounded sets that keep names. */
export interface RankedName {
  readonly text: string;
  /** 32 bits, unsigned. */
  readonly hash: number;
}

/** Order of bounded name sets: by hash, so that nobody chooses which names stay, then by text. */
export function compareNames(a: RankedName, b: RankedName): number {
  if (a.hash !== b.hash) return a.hash - b.hash;
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

interface HostCount {
  readonly name: RankedName;
  count: number;
}

/** Hosts that an endpoint was reached by: the lowest HOSTS_KEPT by hash with exact counts, all others in one sum. */
export class HostCounts {
  readonly kept: HostCount[] = [];
  others = 0;

  add(name: RankedName, count: number): void {
    for (const host of this.kept) {
      if (host.name === name) {
        host.count += count;
        return;
      }
    }
    let at = 0;
    while (at < this.kept.length && compareNames((this.kept[at] as HostCount).name, name) < 0) at++;
    const found = this.kept[at];
    if (found && compareNames(found.name, name) === 0) found.count += count;
    else if (at === HOSTS_KEPT) this.others += count;
    else {
      this.kept.splice(at, 0, { name, count });
      if (this.kept.length > HOSTS_KEPT) this.others += (this.kept.pop() as HostCount).count;
    }
  }

  merge(from: HostCounts): void {
    for (const { name, count } of from.kept) this.add(name, count);
    this.others += from.others;
  }
}

export function encodeHosts(writer: ByteWriter, hosts: HostCounts): void {
  writer.varint(hosts.kept.length);
  for (const { name, count } of hosts.kept) {
    writer.varint(name.hash);
    writer.text(name.text);
    writer.varint(count);
  }
  writer.varint(hosts.others);
}

export function decodeHosts(reader: ByteReader): HostCounts {
  const hosts = new HostCounts();
  const length = reader.varint();
  for (let i = 0; i < length; i++) {
    const hash = reader.varint();
    hosts.kept.push({ name: { hash, text: reader.text() }, count: reader.varint() });
  }
  hosts.others = reader.varint();
  return hosts;
}
