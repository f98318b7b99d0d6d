import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IntakeLimits, TrafficFormat, TrafficParser } from '@/lib/contracts/intake';
import type { Intake } from '@/lib/engine/intake';
import { readEnv } from '@/lib/server/env';
import { DamagedError, type DecodedUpload } from './decode-upload';
import type { HashKeys } from './hash-keys';
import type { Tally } from './intake-messages';
import type { Reading } from './reading';
import { ThreadedReading } from './threaded-reading';

/** A file of at most this size does not pay for threads. */
const OWN_BYTES = 4 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;

export interface TrafficFile extends Pick<DecodedUpload, 'head' | 'chunks'> {
  format: TrafficFormat;
  limits: IntakeLimits;
}

export interface ReadingOptions {
  /** What the intake's hashes are made with. */
  keys: HashKeys;
  /** Called with each chunk after it was taken. */
  onChunk?(chunk: Uint8Array, tally: () => Tally): void | Promise<void>;
  threads?: number;
  ownBytes?: number;
  pieceBytes?: number;
}

/**
 * Reads a file into an intake: a small one on this thread, others on the process's intake threads; the outcome is the
 * same. Answers with the damage that ended the file early, or null. When it throws, the intake is not to be used.
 */
export async function readTraffic(
  file: TrafficFile,
  intake: Intake,
  options: ReadingOptions,
): Promise<string | null> {
  const reading = new UndecidedReading(file, intake, options);
  const tally = (): Tally => reading.tally();
  let damage: string | null = null;
  try {
    try {
      for await (const chunk of file.chunks) {
        await reading.push(chunk);
        await options.onChunk?.(chunk, tally);
      }
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      damage = error.damage;
    }
    await reading.finish();
  } catch (error) {
    reading.drop();
    throw error;
  }
  return damage;
}

/** Holds the beginning of a file until its end, or its size, says where it is to be read. */
class UndecidedReading implements Reading {
  private readonly file: TrafficFile;
  private readonly intake: Intake;
  private readonly options: Required<Pick<ReadingOptions, 'keys' | 'threads' | 'ownBytes' | 'pieceBytes'>>;
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private decided: Reading | null = null;

  constructor(file: TrafficFile, intake: Intake, options: ReadingOptions) {
    this.file = file;
    this.intake = intake;
    this.options = { threads: readEnv().workers, ownBytes: OWN_BYTES, pieceBytes: PIECE_BYTES, ...options };
    if (this.options.threads === 0) this.decided = new OwnReading(file, intake);
  }

  async push(chunk: Uint8Array): Promise<void> {
    if (this.decided) return this.decided.push(chunk);
    this.held.push(chunk);
    this.heldBytes += chunk.length;
    if (this.heldBytes > this.options.ownBytes) await this.decide(this.onThreads());
  }

  tally(): Tally {
    return this.decided?.tally() ?? tallyOf(this.intake);
  }

  async finish(): Promise<void> {
    const reading = this.decided ?? (await this.decide(new OwnReading(this.file, this.intake)));
    await reading.finish();
  }

  drop(): void {
    this.decided?.drop();
  }

  private onThreads(): Reading {
    const { format, limits, head } = this.file;
    const { keys, threads, pieceBytes } = this.options;
    const { apis, options: routing } = this.intake.routing;
    const terms = { formatId: format.id, limits, apis, routing, keys };
    const hasLineRecords = format.hasLineRecords(head);
    return new ThreadedReading(terms, this.intake, { threads, pieceBytes, hasLineRecords });
  }

  private async decide(reading: Reading): Promise<Reading> {
    this.decided = reading;
    for (const chunk of this.held) {
      await reading.push(chunk);
      await nextTurn();
    }
    this.held = [];
    return reading;
  }
}

/** Reads on the thread that runs everything else. */
class OwnReading implements Reading {
  private readonly parser: TrafficParser;
  private readonly intake: Intake;

  constructor({ format, limits }: TrafficFile, intake: Intake) {
    this.intake = intake;
    this.parser = format.open(intake, limits);
  }

  push(chunk: Uint8Array): void {
    this.parser.push(chunk);
  }

  tally(): Tally {
    return tallyOf(this.intake);
  }

  finish(): void {
    this.parser.end();
  }

  drop(): void {}
}

function tallyOf({ counted, skips }: Intake): Tally {
  return { counted, skips };
}
