import type { Place, SpecNotes } from './spec-notes';
import type { SpecLimits } from './spec-upload';

/** Counts the operations whose fields were cut, and keeps the first, for one note about all. */
export class FieldCuts {
  private total = 0;
  private first: (() => Place) | undefined;

  count(place: () => Place): void {
    this.total++;
    this.first ??= place;
  }

  report(notes: SpecNotes, limits: SpecLimits): void {
    if (!this.first) return;
    const bounds = `at most ${limits.fieldsPerOperation}, ${limits.fieldDepth} levels deep`;
    notes.warn(
      `Not all fields of ${this.total} operations were kept: ${bounds}. This is the first.`,
      this.first(),
    );
  }
}
