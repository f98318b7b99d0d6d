import { z } from 'zod';
import { FindingExportFormat } from './export-format';
import { Confidence, EvidenceItem, RuleInfo, Severity } from './rule';
import { several } from './several';
import { Text } from './text';

/** Where a finding stands in its life. */
export const FindingStatus = z.enum([
  'open',
  'triaged',
  'in-progress',
  'fix-claimed',
  'resolved',
  'risk-accepted',
  'false-positive',
  'duplicate',
]);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** Statuses of which somebody still has to do something. */
export const PENDING_STATUSES: readonly FindingStatus[] = ['open', 'triaged', 'in-progress', 'fix-claimed'];

/** Days from the opening of a finding until it should be resolved; `null`: no date. */
export const DUE_DAYS: Readonly<Record<Severity, number | null>> = {
  critical: 7,
  high: 30,
  medium: 90,
  low: 120,
  info: null,
};

/**
 * How a claim of a fix stands: `waiting` for evidence after it; `failed`: evidence after it still shows the problem;
 * `unverifiable`: for 14 days no evidence told either way.
 */
export const Verification = z.enum(['waiting', 'failed', 'unverifiable']);
export type Verification = z.infer<typeof Verification>;

/** Whose it is to do: a person or a team. */
export const Assignee = z.object({
  kind: z.enum(['person', 'team']),
  id: z.string(),
  name: z.string(),
});
export type Assignee = z.infer<typeof Assignee>;

/** A finding as lists show it. Times RFC 3339. */
export const FindingRow = z.object({
  id: z.number().int(),
  apiId: z.number().int(),
  api: z.string(),
  rule: z.string(),
  /** Of the rule. */
  title: z.string(),
  severity: Severity,
  confidence: Confidence,
  status: FindingStatus,
  /** The place: all `null` for a finding about the whole API. */
  endpointId: z.number().int().nullable(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  host: z.string().nullable(),
  source: z.string().nullable(),
  qualifier: z.string(),
  /** The first sentence of its evidence. */
  says: z.string(),
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
  openedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  /** `null` for what needs nothing done. */
  dueAt: z.iso.datetime().nullable(),
  isOverdue: z.boolean(),
  /** How often it came back after it was resolved. */
  regressions: z.number().int(),
  /** Points of its API's score that resolving it wins back. */
  gain: z.number(),
  /** Grows with each act and each change of status; acts name the one they are based on. */
  version: z.number().int(),
  assignee: Assignee.nullable(),
  verification: Verification.nullable(),
  /** End of the acceptance of its risk. */
  acceptedUntil: z.iso.datetime().nullable(),
});
export type FindingRow = z.infer<typeof FindingRow>;

/** One entry of a finding's history. `stepped`: its status changed otherwise than by resolving and coming back. */
export const FindingEvent = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  kind: z.enum([
    'opened',
    'resolved',
    'reopened',
    'moved',
    'stepped',
    'assigned',
    'commented',
    'requested',
    'rejected',
    'warned',
    'undone',
  ]),
  says: z.string(),
  /** Who did it; `null`: the evidence, or time. */
  actor: z.string().nullable(),
});
export type FindingEvent = z.infer<typeof FindingEvent>;

/** What its rule says of every finding like it. */
export const FindingAbout = RuleInfo.pick({ why: true, fires: true, fix: true }).extend({
  /** Each to be read after "clears when"; any one of them suffices. */
  clears: z.array(z.string()),
  /** Of the OWASP API Security Top 10. */
  risk: z.object({ label: z.string(), url: z.string() }),
});
export type FindingAbout = z.infer<typeof FindingAbout>;

/** A finding in its own words: of this very place, with its names. Parts in backticks are code. */
export const FixExplanation = z.object({
  /** What is wrong, in two or three sentences. */
  says: z.array(z.string()),
  /** What to do, in order. */
  steps: z.array(z.string()),
});
export type FixExplanation = z.infer<typeof FixExplanation>;

/** What somebody asks an exception for. */
export const ExceptionKind = z.enum(['risk-accepted', 'false-positive']);
export type ExceptionKind = z.infer<typeof ExceptionKind>;

/** What people do with a finding. `accept` comes with somebody else's approval only. */
export const PersonStep = z.enum([
  'triage',
  'start',
  'claim',
  'accept',
  'dismiss',
  'mark-duplicate',
  'reopen',
]);
export type PersonStep = z.infer<typeof PersonStep>;

/** Somebody's wish for an exception that waits for another's decision. */
export const WaitingRequest = z.object({
  for: ExceptionKind,
  reason: z.string(),
  until: z.iso.datetime().nullable(),
  requesterId: z.string(),
  requester: z.string(),
  requestedAt: z.iso.datetime(),
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;

/** A finding whole: what was seen, why it matters, how it is fixed and what became of it. */
export const FindingDetail = FindingRow.extend({
  evidence: z.array(EvidenceItem),
  /** `null` for a rule that this version does not know any more. */
  about: FindingAbout.nullable(),
  /** `null` as well. */
  explanation: FixExplanation.nullable(),
  /** Oldest first. */
  events: z.array(FindingEvent),
  /** Team that answers for its API. */
  owner: z.number().int().nullable(),
  request: WaitingRequest.nullable(),
  duplicateOf: z.number().int().nullable(),
  /** What people can do from its status, in the order in which to offer it. */
  steps: z.array(PersonStep),
});
export type FindingDetail = z.infer<typeof FindingDetail>;

export const FindingFilter = z.object({
  /** Words that must all occur in method, path, host, API, rule or title. */
  q: Text.max(200).optional(),
  api: several(Text),
  /** Names of the teams that answer for the APIs, or `-` for what has none. */
  team: several(Text),
  rule: several(Text),
  severity: several(Severity),
  confidence: several(Confidence),
  /** Without it, those of `PENDING_STATUSES`. */
  status: several(FindingStatus),
  endpoint: z.coerce.number().int().positive().optional(),
  /** Id of the person to whom it is assigned. */
  assignee: Text.max(100).optional(),
  /** Id of a person: only what comments name them on. */
  mentions: Text.max(100).optional(),
  /** `true`: only what is overdue. */
  overdue: z.stringbool().or(z.boolean()).optional(),
  /** `true`: only those of which somebody asks an exception that nobody has decided on. */
  waiting: z.stringbool().or(z.boolean()).optional(),
});
export type FindingFilter = z.infer<typeof FindingFilter>;

/**
 * `urgency`: worst severity first, of these the largest gain; `gain`: largest first; `due`: soonest first; `opened`,
 * `lastSeen`: newest first.
 */
export const FindingSort = z.enum(['urgency', 'gain', 'due', 'opened', 'lastSeen']);
export type FindingSort = z.infer<typeof FindingSort>;

export const FindingOrder = FindingFilter.extend({ sort: FindingSort.default('urgency') });
export type FindingOrder = z.infer<typeof FindingOrder>;

export const FindingQuery = FindingOrder.extend({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(2000).optional(),
});
export type FindingQuery = z.infer<typeof FindingQuery>;

/** The whole list, in its order. */
export const FindingExport = FindingOrder.extend({ format: FindingExportFormat });
export type FindingExport = z.infer<typeof FindingExport>;

/** A line of the list taken away as NDJSON or JSON. */
export const FindingLine = FindingRow.extend({ evidence: z.array(EvidenceItem) });
export type FindingLine = z.infer<typeof FindingLine>;

export const FindingPage = z.object({
  findings: z.array(FindingRow),
  nextCursor: z.string().nullable(),
  /** Findings that match the filter, on all pages. */
  total: z.number().int(),
});
export type FindingPage = z.infer<typeof FindingPage>;

/** The dimensions that are counted, each without its own filter. */
export const FINDING_FACETS = ['severity', 'status', 'api', 'team', 'rule', 'confidence'] as const;
export type FindingFacet = (typeof FINDING_FACETS)[number];

export const FindingFacetCounts = z.object({
  total: z.number().int(),
  /** How many of the filter's findings are overdue, `overdue` itself not applied. */
  overdue: z.number().int(),
  /** How many of the filter's findings wait for a decision, `overdue` not applied. */
  waiting: z.number().int(),
  /** Values by descending count, at most 200 a facet; `more` says how many were left off. */
  facets: z.array(
    z.object({
      facet: z.enum(FINDING_FACETS),
      values: z.array(z.object({ value: z.string(), count: z.number().int() })),
      more: z.number().int(),
    }),
  ),
});
export type FindingFacetCounts = z.infer<typeof FindingFacetCounts>;

/** The last thing that happened to any finding; ids grow. */
export const LastFindingEvent = z.object({
  id: z.number().int().nullable(),
  at: z.iso.datetime().nullable(),
});
export type LastFindingEvent = z.infer<typeof LastFindingEvent>;
