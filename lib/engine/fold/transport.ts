import type { Exchange } from '@/lib/contracts/exchange';
import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { addRows, decodeRows, encodeRows, type Rows, touchRow } from './sorted-rows';

/** Keys of `Transport.seen`: schemes, and TLS versions times ten as they are (0 is plaintext). */
export const HTTP = 100;
export const HTTPS = 101;
const SEEN_WIDTH = 2;
/** Times ten; what is below is broken (RFC 8996). */
const LEAST_TLS = 12;

/** What carried the exchanges, as far as the source shows it. Hours are since 1970; 0 is never. */
export class Transport {
  seen: Rows = [];
  /** Answered 2xx without encryption; redirects, usually to https, are no leak. */
  plaintextSuccesses = 0;
  lastPlaintextHour = 0;
  /** Successes over https whose headers were seen, with and without Strict-Transport-Security. */
  withHsts = 0;
  withoutHsts = 0;
  lastWithoutHstsHour = 0;
  /** Of exchanges over TLS below 1.2. */
  lastOldTlsHour = 0;

  count(exchange: Exchange, hour: number): void {
    const { scheme, tls, status } = exchange;
    if (scheme !== '') this.bump(scheme === 'https' ? HTTPS : HTTP);
    if (tls >= 0) this.bump(tls);
    if (tls > 0 && tls < LEAST_TLS && hour > this.lastOldTlsHour) this.lastOldTlsHour = hour;
    if ((scheme === 'http' || tls === 0) && status >= 200 && status < 300) {
      this.plaintextSuccesses++;
      if (hour > this.lastPlaintextHour) this.lastPlaintextHour = hour;
    }
  }

  countHsts(isPresent: boolean, hour: number): void {
    if (isPresent) this.withHsts++;
    else {
      this.withoutHsts++;
      if (hour > this.lastWithoutHstsHour) this.lastWithoutHstsHour = hour;
    }
  }

  merge(from: Transport): void {
    addRows(this.seen, from.seen, SEEN_WIDTH);
    this.plaintextSuccesses += from.plaintextSuccesses;
    this.lastPlaintextHour = Math.max(this.lastPlaintextHour, from.lastPlaintextHour);
    this.withHsts += from.withHsts;
    this.withoutHsts += from.withoutHsts;
    this.lastWithoutHstsHour = Math.max(this.lastWithoutHstsHour, from.lastWithoutHstsHour);
    this.lastOldTlsHour = Math.max(this.lastOldTlsHour, from.lastOldTlsHour);
  }

  private bump(key: number): void {
    const at = touchRow(this.seen, SEEN_WIDTH, key);
    this.seen[at + 1] = (this.seen[at + 1] as number) + 1;
  }
}

export function encodeTransport(writer: ByteWriter, transport: Transport): void {
  encodeRows(writer, transport.seen, SEEN_WIDTH);
  writer.varint(transport.plaintextSuccesses);
  writer.varint(transport.lastPlaintextHour);
  writer.varint(transport.withHsts);
  writer.varint(transport.withoutHsts);
  writer.varint(transport.lastWithoutHstsHour);
  writer.varint(transport.lastOldTlsHour);
}

/** Layout 1 did not have the last field. */
export function decodeTransport(reader: ByteReader, layout: number): Transport {
  const transport = new Transport();
  transport.seen = decodeRows(reader, SEEN_WIDTH) ?? [];
  transport.plaintextSuccesses = reader.varint();
  transport.lastPlaintextHour = reader.varint();
  transport.withHsts = reader.varint();
  transport.withoutHsts = reader.varint();
  transport.lastWithoutHstsHour = reader.varint();
  if (layout > 1) transport.lastOldTlsHour = reader.varint();
  return transport;
}
