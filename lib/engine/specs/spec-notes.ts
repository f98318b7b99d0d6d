import type { SpecNote } from '@/lib/contracts/operation';
import type { SpecFile } from './spec-file';

/** Where a note points: keys from the root of a file. */
export interface Place {
  file: SpecFile;
  segments: readonly string[];
}

/** The place of a member. */
export function inside({ file, segments }: Place, key: string): Place {
  return { file, segments: [...segments, key] };
}

/** Collects what could not be used, bounded; what exceeds the bound is counted in one last note. */
export class SpecNotes {
  private readonly kept: SpecNote[] = [];
  private readonly limit: number;
  private dropped = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  error(message: string, place?: Place): void {
    this.add('error', message, place);
  }

  warn(message: string, place?: Place): void {
    this.add('warning', message, place);
  }

  /** Further notes are only counted: their places need not be found. */
  get isFull(): boolean {
    return this.kept.length >= this.limit;
  }

  /** Takes over a note that already knows its line. */
  push(note: SpecNote): void {
    if (this.kept.length < this.limit) this.kept.push(note);
    else this.dropped++;
  }

  list(): SpecNote[] {
    if (this.dropped === 0) return [...this.kept];
    return [...this.kept, { severity: 'warning', message: `${this.dropped} more notes were left out.` }];
  }

  private add(severity: SpecNote['severity'], message: string, place: Place | undefined): void {
    if (this.kept.length >= this.limit) this.dropped++;
    else if (place) {
      const { file, segments } = place;
      this.kept.push({
        severity,
        message,
        pointer: pointerOf(segments),
        line: file.outline.lineOf(segments),
        file: file.name,
      });
    } else this.kept.push({ severity, message });
  }
}

/** RFC 6901. */
export function pointerOf(segments: readonly string[]): string {
  return segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
