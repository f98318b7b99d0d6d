import type { TrafficFormat, TrafficParser } from '@/lib/contracts/intake';
import { Intake } from '@/lib/engine/intake';
import type { IntakePart } from '@/lib/engine/intake-part';
import { Routing } from '@/lib/engine/routing';
import type { RunPiece } from '@/lib/engine/run-cutter';
import { formatById } from '@/lib/engine/sources/formats';
import { engineHashes } from './hash-keys';
import type { ReadingTerms, Tally } from './intake-messages';

/** One thread's share of a file: reads the runs that it is given into an intake of its own. */
export class RunReader {
  private readonly terms: ReadingTerms;
  private readonly format: TrafficFormat;
  private readonly intake: Intake;
  private parser: TrafficParser | null = null;
  /** Of the piece before, into which the parser may look until it has taken the next one. */
  private lent: Uint8Array<ArrayBuffer>[] = [];

  constructor(terms: ReadingTerms) {
    const format = formatById(terms.formatId);
    if (!format) throw new Error(`There is no format "${terms.formatId}".`);
    this.terms = terms;
    this.format = format;
    this.intake = new Intake(new Routing(terms.apis, terms.routing), engineHashes(terms.keys));
  }

  get tally(): Tally {
    const { counted, skips } = this.intake;
    return { counted, skips };
  }

  /** Reads a piece; gives back the buffers that are done with. */
  read({ buffer, length, line, isFirstOfRun, isLastOfRun }: RunPiece): Uint8Array<ArrayBuffer>[] {
    const parser = isFirstOfRun || !this.parser ? this.open(line) : this.parser;
    if (length > 0) parser.push(buffer.subarray(0, length));
    const lent = [...this.lent, buffer];
    if (isLastOfRun) parser.end();
    this.parser = isLastOfRun ? null : parser;
    this.lent = isLastOfRun ? [] : lent.splice(-1);
    return lent;
  }

  finish(): IntakePart {
    return this.intake.toPart();
  }

  private open(line: number): TrafficParser {
    const parser = this.format.open(this.intake, this.terms.limits);
    if (line > 1) parser.startAt?.(line);
    return parser;
  }
}
