import { z } from 'zod';
import { Attestation, CampaignScope, Fate, FrozenEndpoint, ReviewSummary, Tally } from './campaign';
import { Day } from './lifecycle';

/** One API of a closed campaign: who owned it, what was said of it, and how it stood. */
export const SnapshotItem = z.object({
  apiId: z.number().int(),
  api: z.string(),
  fate: Fate,
  mergedInto: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  team: z.string().nullable(),
  person: z.string().nullable(),
  /** The answer that counted at closing; `null`: nobody answered. */
  attestation: Attestation.nullable(),
  /** At closing; `null`: it was merged or gone. */
  summary: ReviewSummary.nullable(),
  /** In order of path and method, at most 2,000; `moreEndpoints` were left off. */
  endpoints: z.array(FrozenEndpoint),
  moreEndpoints: z.number().int(),
});
export type SnapshotItem = z.infer<typeof SnapshotItem>;

export const SNAPSHOT_FORMAT = 'gnomon-campaign/1';

/** A closed campaign, whole. */
export const SnapshotContent = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  campaign: z.object({
    id: z.number().int(),
    title: z.string(),
    description: z.string(),
    scope: CampaignScope,
    dueOn: Day,
    cadenceDays: z.number().int(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime(),
    closedBy: z.string(),
    closedAt: z.iso.datetime(),
  }),
  progress: Tally,
  /** Hash of the last row of the audit log before the closing: the log of that time can be held against it. */
  auditHead: z.string(),
  /** APIs of any campaign that became part of another API until then. */
  merges: z.array(
    z.object({ apiId: z.number().int(), api: z.string(), intoId: z.number().int(), into: z.string() }),
  ),
  items: z.array(SnapshotItem),
});
export type SnapshotContent = z.infer<typeof SnapshotContent>;

/**
 * What is signed: SHA-256 (hex) of the content as RFC 8785 writes it, and of its parts, so that of a changed file it can
 * be said what was changed.
 */
export const SnapshotSeal = z.object({
  format: z.literal('gnomon-campaign-seal/1'),
  sha256: z.string(),
  /** Of the content without its items. */
  head: z.string(),
  /** Of each item, in order. */
  items: z.array(z.string()),
});
export type SnapshotSeal = z.infer<typeof SnapshotSeal>;

/** The file that an auditor gets. */
export const SnapshotFile = z.object({
  content: SnapshotContent,
  seal: SnapshotSeal,
  /** Over the seal as RFC 8785 writes it. The key as `ed25519:` and base64url, the signature in base64url. */
  signature: z.object({ algorithm: z.literal('Ed25519'), publicKey: z.string(), value: z.string() }),
});
export type SnapshotFile = z.infer<typeof SnapshotFile>;

/** What of an API differs, in words. */
export const ChangedFact = z.object({
  what: z.enum([
    'name',
    'attestation',
    'owner',
    'exposure',
    'stage',
    'deprecated on',
    'sunset on',
    'score',
    'grade',
    'findings',
    'unauthenticated',
    'sensitive data',
    'hosts',
    'documents',
  ]),
  before: z.string(),
  after: z.string(),
});
export type ChangedFact = z.infer<typeof ChangedFact>;

export const ChangedApi = z.object({
  apiId: z.number().int(),
  api: z.string(),
  facts: z.array(ChangedFact),
  /** Endpoints by method and path, each list at most 50; `null`: a snapshot does not hold them all. */
  endpoints: z
    .object({
      added: z.array(z.string()),
      moreAdded: z.number().int(),
      removed: z.array(z.string()),
      moreRemoved: z.number().int(),
      restated: z.array(z.object({ endpoint: z.string(), before: z.string(), after: z.string() })),
      moreRestated: z.number().int(),
    })
    .nullable(),
});
export type ChangedApi = z.infer<typeof ChangedApi>;

const Side = z.object({ id: z.number().int(), title: z.string(), closedAt: z.iso.datetime() });

/** What changed from one snapshot to a later one. Each API of either is in one of the lists, or unchanged. */
export const SnapshotComparison = z.object({
  older: Side,
  newer: Side,
  added: z.array(z.string()),
  /** Left the inventory. */
  gone: z.array(z.string()),
  /** Still known, as far as the newer campaign tells, and not in its scope. */
  leftOut: z.array(z.string()),
  merged: z.array(z.object({ api: z.string(), into: z.string() })),
  changed: z.array(ChangedApi),
  unchanged: z.number().int(),
});
export type SnapshotComparison = z.infer<typeof SnapshotComparison>;
