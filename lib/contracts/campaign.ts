import { z } from 'zod';
import { Documentation, Lifecycle, ObservedAuthentication, SensitiveClass, Traffic } from './endpoint';
import { Exposure } from './inventory';
import { Day, Stage } from './lifecycle';
import { Severity } from './rule';
import { Grade } from './score';
import { Text } from './text';

/** A review: `draft` until it starts, `running` until it is closed with its snapshot, or cancelled without one. */
export const CampaignState = z.enum(['draft', 'running', 'closed', 'cancelled']);
export type CampaignState = z.infer<typeof CampaignState>;

/** What a reviewer says of an API: what is known of it is correct, or wrong; or nobody should have it any more. */
export const Answer = z.enum(['correct', 'wrong', 'retire']);
export type Answer = z.infer<typeof Answer>;

/** What became of an API since the campaign started. `gone`: nothing of it is left in the inventory. */
export const Fate = z.enum(['present', 'merged', 'gone']);
export type Fate = z.infer<typeof Fate>;

const some = <T extends z.ZodType>(word: T) => z.array(word).min(1).max(500).optional();

/** Which APIs a campaign is about: those to which everything applies that is given. */
export const CampaignScope = z.strictObject({
  /** Words that must all occur in the name or one of the hosts. */
  q: Text.max(200).optional(),
  /** Names. */
  api: some(Text.max(300)),
  /** Names of teams, or `-` for what has none. */
  team: some(Text.max(100)),
  exposure: some(Exposure),
  /** `unset`: nobody has said it. */
  stage: some(z.enum([...Stage.options, 'unset'])),
  /** Whether requests to it were seen. */
  hasTraffic: z.boolean().optional(),
  /** Whether a document declares it. */
  hasSpec: z.boolean().optional(),
});
export type CampaignScope = z.infer<typeof CampaignScope>;

export const NewCampaign = z.strictObject({
  title: Text.trim().min(1).max(200),
  /** What reviewers are asked to look at. */
  description: Text.trim().max(2000).default(''),
  scope: CampaignScope.default({}),
  /** The last day (UTC) on which reviews are in time. */
  dueOn: Day,
  /** After how many days an API that was reviewed wants its next review. */
  cadenceDays: z.number().int().min(7).max(1095).default(365),
});
export type NewCampaign = z.infer<typeof NewCampaign>;

/** How far a campaign is: `items` = open + correct + wrong + retire + merged + gone. */
export const Tally = z.object({
  items: z.number().int(),
  open: z.number().int(),
  correct: z.number().int(),
  wrong: z.number().int(),
  retire: z.number().int(),
  /** Became part of another API, or left the inventory: nothing to review, whatever was said of them. */
  merged: z.number().int(),
  gone: z.number().int(),
});
export type Tally = z.infer<typeof Tally>;

export const CampaignProgress = Tally.extend({
  /** Open ones for which nobody answers. */
  unowned: z.number().int(),
  /** Open ones after the due day. */
  overdue: z.number().int(),
});
export type CampaignProgress = z.infer<typeof CampaignProgress>;

export const CampaignRow = z.object({
  id: z.number().int(),
  title: z.string(),
  state: CampaignState,
  dueOn: Day,
  isOverdue: z.boolean(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  /** When it was closed or cancelled. */
  endedAt: z.iso.datetime().nullable(),
  progress: CampaignProgress,
});
export type CampaignRow = z.infer<typeof CampaignRow>;

export const CampaignPage = z.object({
  campaigns: z.array(CampaignRow),
  nextCursor: z.number().int().nullable(),
});
export type CampaignPage = z.infer<typeof CampaignPage>;

export const CampaignDetail = CampaignRow.extend({
  description: z.string(),
  scope: CampaignScope,
  cadenceDays: z.number().int(),
  endedBy: z.string().nullable(),
  /** Progress by team, by name; `null`: what has no team. */
  teams: z.array(Tally.extend({ team: z.string().nullable() })),
  /** Open ones that wait for who asks. */
  mine: z.number().int(),
  /** Ed25519, as `ed25519:` and the key in base64url: what this deployment signs with. */
  publicKey: z.string(),
  snapshot: z.object({ sha256: z.string(), publicKey: z.string() }).nullable(),
  /** The campaign that was closed last before this one, to compare with. */
  previous: z.object({ id: z.number().int(), title: z.string() }).nullable(),
});
export type CampaignDetail = z.infer<typeof CampaignDetail>;

/** What a scope would bring into a campaign that started now. */
export const ScopePreview = z.object({
  apis: z.number().int(),
  unowned: z.number().int(),
  /** Some of their names. */
  names: z.array(z.string()),
});
export type ScopePreview = z.infer<typeof ScopePreview>;

/** Who should review an API: the person named, or else a team. Neither: nobody. */
export const ItemOwner = z.object({
  team: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type ItemOwner = z.infer<typeof ItemOwner>;

export const CampaignItem = z.object({
  id: z.number().int(),
  apiId: z.number().int(),
  api: z.string(),
  /** Grows with each answer and assignment, so that of two people the second notices the first. */
  version: z.number().int(),
  fate: Fate,
  mergedInto: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  owner: ItemOwner,
  answer: Answer.nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** Whether it waits for who asks: by name, or for a team of theirs. */
  isMine: z.boolean(),
  /** Whether who asks may answer it now. */
  mayAnswer: z.boolean(),
});
export type CampaignItem = z.infer<typeof CampaignItem>;

export const ItemFilter = z.object({
  /** Open ones that wait for who asks: by name, or for a team of theirs. */
  mine: z.stringbool().optional(),
  /** `open`: not answered; `merged` and `gone`: not to be answered any more. */
  answer: z.enum(['open', ...Answer.options, 'merged', 'gone']).optional(),
  /** Words that must all occur in the name of the API. */
  q: Text.max(200).optional(),
});
export type ItemFilter = z.infer<typeof ItemFilter>;

export const ItemPage = z.object({
  items: z.array(CampaignItem),
  nextCursor: z.number().int().nullable(),
  /** Items that match, on all pages. */
  total: z.number().int(),
});
export type ItemPage = z.infer<typeof ItemPage>;

/** What a reviewer is shown of an API, and with it attests. */
export const ReviewSummary = z.object({
  /** With their base paths, at most 50. */
  hosts: z.array(z.string()),
  team: z.string().nullable(),
  exposure: Exposure,
  stage: Stage.nullable(),
  deprecatedOn: Day.nullable(),
  sunsetOn: Day.nullable(),
  endpoints: z.record(Documentation, z.number().int()),
  unauthenticated: z.number().int(),
  sensitive: z.array(SensitiveClass),
  requests: z.number().int(),
  lastSeen: z.iso.datetime().nullable(),
  score: z.number().nullable(),
  grade: Grade.nullable(),
  /** Findings of which somebody still has to do something. */
  findings: z.record(Severity, z.number().int()),
  /** Its documents by their current revision; `sha256` of the file. */
  documents: z.array(z.object({ title: z.string(), revision: z.number().int(), sha256: z.string() })),
});
export type ReviewSummary = z.infer<typeof ReviewSummary>;

export const FrozenEndpoint = z.object({
  method: z.string(),
  path: z.string(),
  documentation: Documentation,
  traffic: Traffic,
  lifecycle: Lifecycle,
  authentication: ObservedAuthentication,
});
export type FrozenEndpoint = z.infer<typeof FrozenEndpoint>;

/** An answer as it was given, with what its giver saw. */
export const Attestation = z.object({
  answer: Answer,
  /** Why, for `wrong` and `retire`; else a comment, or empty. */
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  saw: ReviewSummary,
});
export type Attestation = z.infer<typeof Attestation>;

export const ItemEvent = z.object({
  at: z.iso.datetime(),
  actor: z.string(),
  says: z.string(),
  reason: z.string(),
});
export type ItemEvent = z.infer<typeof ItemEvent>;

/** An item with what its reviewer is shown. */
export const ItemDetail = CampaignItem.extend({
  /** Of the API now, or at the closing of a closed campaign; `null`: it is merged or gone. */
  summary: ReviewSummary.nullable(),
  attestation: Attestation.nullable(),
  /** Oldest first, at most the last 100. */
  events: z.array(ItemEvent),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

/** Long enough that it says something to who reads it in a year. */
const Reason = Text.trim().min(10).max(2000);

/** An answer, based on a version of the item. */
export const NewAttestation = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('correct'), reason: Text.trim().max(2000).default('') }),
  z.object({ answer: z.literal('wrong'), reason: Reason }),
  z.object({ answer: z.literal('retire'), reason: Reason }),
]);
export type NewAttestation = z.infer<typeof NewAttestation>;

/** `week` and `day`: seven days and one day before the due day ends; `overdue`: after it. */
export const ReminderKind = z.enum(['week', 'day', 'overdue']);
export type ReminderKind = z.infer<typeof ReminderKind>;

/** That somebody was due to be reminded, once for each kind. `person` and `team` null: reviews that nobody owns. */
export const Reminder = z.object({
  id: z.number().int(),
  campaign: z.object({ id: z.number().int(), title: z.string(), dueOn: Day }),
  kind: ReminderKind,
  at: z.iso.datetime(),
  person: z.string().nullable(),
  team: z.string().nullable(),
  /** Open reviews at that time. */
  open: z.number().int(),
});
export type Reminder = z.infer<typeof Reminder>;

/** A running campaign in which reviews wait for who asks. */
export const WaitingCampaign = z.object({
  id: z.number().int(),
  title: z.string(),
  dueOn: Day,
  isOverdue: z.boolean(),
  open: z.number().int(),
  /** The latest reminder of who asks. */
  reminded: ReminderKind.nullable(),
});
export type WaitingCampaign = z.infer<typeof WaitingCampaign>;
