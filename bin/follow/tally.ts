import type { Receipt } from '@/lib/contracts/receipt';
import { warn } from '../output';
import type { Place } from './place';

/** So many lines in a row, none of which could be read, are no accident: the program logs in another format by now. */
const LINES_OF_ANOTHER_FORMAT = 20;

/** What the receipts of a log come to, and the format that they say it has. */
export class Tally {
  counted = 0;
  skipped = 0;
  /** Batches of which nothing could be read. */
  failed = 0;
  private skippedInARow = 0;
  private readonly log: string;
  private readonly place: Pick<Place, 'format'>;
  private readonly given: string | undefined;
  private readonly told = new Set<string>();

  constructor(log: string, place: Pick<Place, 'format'>, givenFormat: string | undefined) {
    this.log = log;
    this.place = place;
    this.given = givenFormat;
  }

  /** To read the next batch by: odd lines are not to be taken for another format. */
  get format(): string | undefined {
    return this.given ?? this.place.format ?? undefined;
  }

  add({ kind, format, counted, skipped, status, problems, skippedBy }: Receipt): void {
    this.counted += counted;
    this.skipped += skipped;
    if (status === 'failed') {
      this.failed++;
      warn(`${this.log}: a batch could not be read. ${problems[0]?.message ?? ''}`);
    }
    for (const { reason, explanation } of skippedBy)
      this.tellOnce(`${this.log}: lines are skipped (${reason}). ${explanation} Its receipts count them.`);
    if (kind === 'traffic' && counted > 0) this.place.format ??= format;
    this.skippedInARow = counted > 0 ? 0 : this.skippedInARow + skipped;
    if (this.skippedInARow >= LINES_OF_ANOTHER_FORMAT) this.forgetFormat();
  }

  private forgetFormat(): void {
    this.skippedInARow = 0;
    if (this.given !== undefined || this.place.format === null) return;
    warn(
      `${this.log}: the last ${LINES_OF_ANOTHER_FORMAT} lines or more are not ${this.place.format}, and were skipped. The format is recognised anew; say which it is with --format.`,
    );
    this.place.format = null;
  }

  private tellOnce(text: string): void {
    if (this.told.has(text)) return;
    this.told.add(text);
    warn(text);
  }
}
