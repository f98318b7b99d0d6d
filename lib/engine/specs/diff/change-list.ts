import type { ChangeClass, SpecChange } from '@/lib/contracts/spec-change';
import type { SpecFile } from '../spec-file';
import { CHANGE_RULES, type ChangeId } from './change-rules';
import type { Judgement } from './law';
import { placeOf, type Spot } from './spot';

/** The operation that a change is in; both `null` for the document. */
export interface Subject {
  readonly method: string | null;
  readonly path: string | null;
}
export const DOCUMENT: Subject = { method: null, path: null };

/** Where a change stands in either revision. */
export interface Spots {
  readonly before: Spot | null;
  readonly after: Spot | null;
}

export interface FoundChange extends Spots, Judgement, Subject {
  readonly id: string;
  readonly text: string;
}

const CLASSES: readonly ChangeClass[] = ['breaking', 'security', 'deprecating', 'additive', 'editorial'];

/** Collects changes, bounded; what exceeds the bound is counted. */
export class ChangeList {
  private readonly found: FoundChange[] = [];
  private readonly limit: number;
  /** Places whose wording was told of: operations that share a schema share its words. */
  private readonly worded = new Set<string>();
  private readonly numbers = new Map<SpecFile | Spot, number>();
  dropped = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(id: ChangeId, subject: Subject, text: string, spots: Spots): void {
    this.push({ id, ...CHANGE_RULES[id], ...subject, text, ...spots });
  }

  push(change: FoundChange): void {
    if (this.found.length >= this.limit) {
      this.dropped++;
      return;
    }
    if (change.class === 'editorial' && !this.isFirst(change)) return;
    const { id, class: kind, severity, method, path, text, before, after } = change;
    this.found.push({ id, class: kind, severity, method, path, text, before, after });
  }

  /** By path, method, class, id and text: what holds for the whole document comes first. */
  list(before: SpecFile, after: SpecFile): SpecChange[] {
    return this.found
      .map((change) => ({
        ...change,
        before: change.before && placeOf(change.before, before),
        after: change.after && placeOf(change.after, after),
      }))
      .sort(compareChanges);
  }

  private isFirst({ id, before, after }: FoundChange): boolean {
    const key = `${id} ${this.numberOf(before)} ${this.numberOf(after)}`;
    if (this.worded.has(key)) return false;
    this.worded.add(key);
    return true;
  }

  private numberOf(spot: Spot | null): number {
    if (!spot) return -1;
    const known = this.numbers.get(spot);
    if (known !== undefined) return known;
    this.numbers.set(spot, this.numbers.size);
    return this.numbers.size - 1;
  }
}

function compareChanges(a: SpecChange, b: SpecChange): number {
  return (
    compareTexts(a.path ?? '', b.path ?? '') ||
    compareTexts(a.method ?? '', b.method ?? '') ||
    CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) ||
    compareTexts(a.id, b.id) ||
    compareTexts(a.text, b.text)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
