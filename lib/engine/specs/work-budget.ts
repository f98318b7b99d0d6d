import { RefusedSpec } from './spec-upload';

/** What one part of the result costs, about ten bytes a unit. */
export const WORK = { pointer: 1, field: 10, member: 20, operation: 200 } as const;

/**
 * Bounds what a document may expand to: references and aliases let a small one name millions of operations or fields.
 * The largest real document spends a third of the default.
 */
export class WorkBudget {
  private left: number;
  private readonly file: string;

  constructor(units: number, file: string) {
    this.left = units;
    this.file = file;
  }

  /** Throws RefusedSpec once more than the whole budget has been spent. */
  spend(units: number): void {
    this.left -= units;
    if (this.left >= 0) return;
    throw new RefusedSpec({
      message:
        'The document expands to far more than it says, as a bomb would. Split it, or repeat less by reference.',
      file: this.file,
    });
  }
}
