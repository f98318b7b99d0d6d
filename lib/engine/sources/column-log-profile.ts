import type { RecordField } from '@/lib/engine/sources/json-log-profile';

/** What a column gives: a field (a latency in milliseconds, a time in brackets or not), a part of the latency in seconds, or the value of a request header. */
export type Column = RecordField | 'latencySeconds' | { readonly requestHeader: string } | null;

/** A text log of columns between blanks, quoted where they may hold blanks, described by its columns in order. */
export interface ColumnLogProfile {
  readonly id: string;
  readonly title: string;
  /** What a line begins with, for recognition. */
  readonly beginning: RegExp;
  readonly columns: readonly Column[];
}
