import { RECORD_FIELDS } from '@/lib/engine/sources/json-log-profile';

const COUNT = RECORD_FIELDS.length;
const NOTHING = new Uint8Array(0);

export const ABSENT = 0;
export const TEXT = 1;
/** A number, or another bare literal. */
export const BARE = 2;
/** A whole JSON object or array. */
export const STRUCTURE = 3;

/** The raw values of one record by field: ranges of bytes, gathered before any of them is understood. */
export class RecordFields {
  readonly bytes: Uint8Array[] = new Array(COUNT).fill(NOTHING);
  readonly starts = new Int32Array(COUNT);
  readonly ends = new Int32Array(COUNT);
  readonly kinds = new Uint8Array(COUNT);
  readonly scales = new Float64Array(COUNT);
  private readonly ranks = new Uint8Array(COUNT);

  clear(): void {
    this.kinds.fill(ABSENT);
  }

  has(field: number): boolean {
    return this.kinds[field] !== ABSENT;
  }

  /** Whether a value of this rank would replace what is there. The same member given twice: the last wins. */
  wants(field: number, rank: number): boolean {
    return this.kinds[field] === ABSENT || rank <= (this.ranks[field] as number);
  }

  set(
    field: number,
    kind: number,
    rank: number,
    scale: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    this.bytes[field] = bytes;
    this.starts[field] = start;
    this.ends[field] = end;
    this.kinds[field] = kind;
    this.ranks[field] = rank;
    this.scales[field] = scale;
  }
}
