import type { Outline } from './outline';

/** A value and the file it stands in: what a relative `$ref` inside it is relative to. */
export interface Located {
  readonly node: unknown;
  readonly file: SpecFile;
}

/** One parsed file of an upload. */
export interface SpecFile {
  readonly name: string;
  readonly root: unknown;
  readonly outline: Outline;
  /** What each `$ref` text of this file leads to; `null` when it leads nowhere, which was noted once. */
  readonly refs: Map<string, Located | null>;
}
