import type { PeakEvidence, PeakKind } from '@/lib/contracts/evidence';
import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { ClientWindows, type WindowShape } from './client-windows';

const MINUTE_MS = 60_000;

interface PeakShape extends WindowShape {
  kind: PeakKind;
  windowMs: number;
  /** Windows that are looked at together, so that a burst across a border is seen whole. */
  span: number;
  /** Only clients among the endpoint's kept callers count: one comparison sends the others away. */
  ofCallers: boolean;
}

/** By their place in encodings: new ones go to the end. */
const SHAPES = [
  {
    kind: 'unauthorized-per-5-minutes',
    windowMs: MINUTE_MS,
    span: 5,
    ofCallers: false,
    clients: 32,
    windows: 20,
    words: 0,
  },
  {
    kind: 'distinct-keys-per-hour',
    windowMs: 60 * MINUTE_MS,
    span: 1,
    ofCallers: false,
    clients: 16,
    windows: 2,
    words: 8,
  },
  {
    kind: 'distinct-ids-per-hour',
    windowMs: 60 * MINUTE_MS,
    span: 1,
    ofCallers: true,
    clients: 8,
    windows: 2,
    words: 8,
  },
] as const satisfies readonly PeakShape[];

const UNAUTHORIZED = 0;
const KEYS = 1;
const IDS = 2;

/** What single clients did at most within a window of time (client-windows.ts). Each part is made at first use. */
export class Peaks {
  private readonly parts: (ClientWindows | null)[] = [null, null, null];

  countUnauthorized(print: number, timeMs: number): void {
    this.part(UNAUTHORIZED).count(print, windowOf(UNAUTHORIZED, timeMs));
  }

  addKey(print: number, timeMs: number, hash: number): void {
    this.part(KEYS).add(print, windowOf(KEYS, timeMs), hash);
  }

  addId(print: number, timeMs: number, hash: number): void {
    this.part(IDS).add(print, windowOf(IDS, timeMs), hash);
  }

  merge(from: Peaks): void {
    from.parts.forEach((part, index) => {
      if (part !== null) this.part(index).merge(part);
    });
  }

  /** `highestCaller` as for `encode`. */
  list(highestCaller: number): PeakEvidence[] {
    return SHAPES.flatMap(({ kind, windowMs, span, ofCallers }, index) => {
      const peak =
        this.parts[index]?.peak(span, ofCallers ? highestCaller : Number.POSITIVE_INFINITY) ?? null;
      return peak === null ? [] : [{ kind, count: peak.count, lastMs: peak.window * windowMs }];
    });
  }

  /**
   * One byte that says which parts follow, 0 for none. `highestCaller` is the highest fingerprint among the endpoint's
   * kept callers (callers.ts): what every request counts for is counted for these alone, and what was counted for others,
   * before there were better ones, is left out.
   */
  encode(writer: ByteWriter, highestCaller: number): void {
    const limits = SHAPES.map(({ ofCallers }) => (ofCallers ? highestCaller : Number.POSITIVE_INFINITY));
    let present = 0;
    this.parts.forEach((part, index) => {
      if (part?.hasAny(limits[index] as number)) present |= 1 << index;
    });
    writer.u8(present);
    this.parts.forEach((part, index) => {
      if ((present & (1 << index)) !== 0) part?.encode(writer, limits[index] as number);
    });
  }

  /** `null` when nothing was seen. */
  static decode(reader: ByteReader): Peaks | null {
    const present = reader.u8();
    if (present === 0) return null;
    const peaks = new Peaks();
    SHAPES.forEach((shape, index) => {
      if ((present & (1 << index)) !== 0) peaks.parts[index] = ClientWindows.decode(reader, shape);
    });
    return peaks;
  }

  private part(index: number): ClientWindows {
    const part = this.parts[index] ?? new ClientWindows(SHAPES[index] as PeakShape);
    this.parts[index] = part;
    return part;
  }
}

function windowOf(index: number, timeMs: number): number {
  return Math.floor(timeMs / (SHAPES[index] as PeakShape).windowMs);
}
