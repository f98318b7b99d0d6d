import { Random } from '../random';
import type { Callers } from './callers';
import type { SourceName, Stream, WireExchange } from './wire-exchange';

interface Planned {
  atMs: number;
  stream: Stream;
  index: number;
}

/** When everything happens: planned at once, made only when it is written. */
export class Schedule {
  private readonly seed: string;
  private readonly nowMs: number;
  private readonly callers: Callers;
  private readonly bySource = new Map<SourceName, Planned[]>();

  constructor({
    seed,
    nowMs,
    callers,
    streams,
  }: { seed: string; nowMs: number; callers: Callers; streams: readonly Stream[] }) {
    this.seed = seed;
    this.nowMs = nowMs;
    this.callers = callers;
    for (const stream of streams) {
      const planned = this.bySource.get(stream.source) ?? [];
      this.bySource.set(stream.source, planned);
      for (let index = 0; index < stream.count; index++) {
        const random = new Random(`${seed}/time/${stream.id}/${index}`);
        planned.push({ atMs: stream.timeOf(random, index), stream, index });
      }
    }
    // The sort is stable: what happens in the same millisecond keeps the order of the streams.
    for (const planned of this.bySource.values()) planned.sort((a, b) => a.atMs - b.atMs);
  }

  count(source: SourceName): number {
    return this.bySource.get(source)?.length ?? 0;
  }

  /** Exchanges of a source by time; `part` of `parts` equal pieces. */
  *exchanges(source: SourceName, part = 0, parts = 1): Generator<WireExchange> {
    const planned = this.bySource.get(source) ?? [];
    const size = Math.ceil(planned.length / parts);
    for (const { atMs, stream, index } of planned.slice(part * size, (part + 1) * size)) {
      const random = new Random(`${this.seed}/event/${stream.id}/${index}`);
      yield stream.make({ seed: this.seed, nowMs: this.nowMs, random, atMs, index, callers: this.callers });
    }
  }
}
