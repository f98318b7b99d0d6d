export interface Skip {
  name: string;
  reason: string;
}

/** What one suite says at its end. Zero passed and zero failed means that it had nothing to do. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: Skip[];
  /** What a person needs to see; printed when something failed. */
  output: string;
}

export interface Suite {
  name: string;
  run(): Promise<Outcome>;
}
