import type { Operation, SecurityScheme, SecurityUse } from '@/lib/contracts/operation';
import type { OverlayAction } from '@/lib/contracts/overlay';
import type { Dialect } from '../overlay/dialect';
import type { ObservedField } from '../overlay/field-schema';
import type { Segments } from '../overlay/overlay-target';
import type { UndocumentedEndpoint } from '../overlay/write-operation';

/** An object of a parsed document. */
export type Json = { readonly [key: string]: unknown };

/** An operation and where it stands in the file; `null`: in another file, which an overlay does not reach. */
export interface SitedOperation extends Operation {
  segments: Segments | null;
}

/** A document to be patched, and where things stand in its file. */
export interface PatchDocument {
  title: string;
  dialect: Dialect;
  root: Json;
  operations: readonly SitedOperation[];
  schemes: readonly SecurityScheme[];
  /** Every entry of a `servers` list, and the URLs that it stands for, as they are in an Operation. */
  servers: readonly { segments: Segments; urls: readonly string[] }[];
  unbounded: readonly { segments: Segments; type: 'array' | 'string' | 'integer' }[];
}

/** What a patch is for. As in DetectedFinding. */
export interface PatchedFinding {
  rule: string;
  method: string | null;
  key: string | null;
  host: string | null;
  qualifier: string;
}

/** What is known beside the document. */
export interface PatchFacts {
  /** Successes without credentials, and the kinds and names of credentials that were accepted. */
  credentials: {
    absent: number;
    kinds: readonly string[];
    headers: readonly string[];
    cookies: readonly string[];
  };
  /** Fields of response bodies that the document does not name. */
  undeclared: readonly (ObservedField & { isSensitive: boolean })[];
  /** Fields of request bodies. */
  requested: readonly ObservedField[];
  /** The endpoint as traffic shows it, for a document that does not have it. */
  endpoint: UndocumentedEndpoint | null;
  /** What the revision before asked of callers. */
  previous: readonly (readonly SecurityUse[])[] | null;
  nowMs: number;
}

/** `changes`: it declares what callers will have to do otherwise, or takes something away: for when the service does so. */
export type PatchKind = 'describes' | 'changes';

export type SpecPatch =
  | { kind: PatchKind; says: string; actions: OverlayAction[] }
  /** Why no change of the document helps, as a sentence. */
  | { kind: 'none'; because: string };

export type PatchWriter = (document: PatchDocument, finding: PatchedFinding, facts: PatchFacts) => SpecPatch;

export function noPatch(because: string): SpecPatch {
  return { kind: 'none', because };
}
