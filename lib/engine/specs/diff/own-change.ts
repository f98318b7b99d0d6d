import type { Polarity } from './law';
import type { SchemaChangeName } from './schema-changes';
import type { SchemaSource, SchemaView } from './schema-view';
import type { Spot } from './spot';

/** One keyword's change, whichever operation uses the schema and whoever sends it. */
export interface KeywordChange {
  readonly name: SchemaChangeName;
  /** Ends the sentence: `from 10 to 5`. */
  readonly detail: string;
  readonly before: Spot;
  readonly after: Spot;
  /** What the change of a type does where values travel as text: in the query, a header or the path. */
  readonly asText?: SchemaChangeName;
}

export type MemberEvent =
  | 'added'
  | 'removed'
  | 'became-required'
  | 'became-optional'
  | 'became-read-only'
  | 'became-not-read-only'
  | 'became-write-only'
  | 'became-not-write-only';

/** A property that came, went, or changed in what is asked of it. */
export interface MemberChange {
  readonly event: MemberEvent;
  readonly name: string;
  /** As the newer revision has it, or the older where it is gone. */
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** Nothing else may be sent in its place. */
  readonly isClosed: boolean;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  readonly before: Spot | null;
  readonly after: Spot | null;
}

/** Two schemas inside the compared ones that are not written alike. */
export interface ChildPair {
  readonly before: readonly SchemaSource[];
  readonly after: readonly SchemaSource[];
  /** Added to the name: `.email`, `[]`, `{}`, or nothing for a part of the same value. */
  readonly step: string;
  readonly polarity: Polarity;
  /** Both are read-only or write-only, and so absent from requests or responses. */
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
}

export interface PairChanges {
  readonly keywords: KeywordChange[];
  readonly members: MemberChange[];
  readonly children: ChildPair[];
}

/** What collects the changes of one pair of schemas. */
export interface PairTools {
  readonly before: SchemaView;
  readonly after: SchemaView;
  readonly into: PairChanges;
}
