import { z } from 'zod';
import { Grade } from './score';

/** Where an API stands between its first draft and its end. */
export const Stage = z.enum(['proposed', 'active', 'deprecated', 'sunset', 'retired']);
export type Stage = z.infer<typeof Stage>;

/** A day as UTC has it: `2026-11-27`. A sunset day is the last one on which callers are served. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** The stage of an API and its days. */
export const Standing = z.object({
  stage: Stage,
  /** A person, or the calendar after one, said so; otherwise it is read from the endpoints. */
  isSaid: z.boolean(),
  /** What people set for the whole API. */
  deprecatedOn: Day.nullable(),
  sunsetOn: Day.nullable(),
  /** Number of the last change, 0 before the first: a change is refused when another came before it. */
  version: z.number().int(),
});
export type Standing = z.infer<typeof Standing>;

export const StandingChange = z.strictObject({
  stage: Stage,
  deprecatedOn: Day.nullable().optional(),
  sunsetOn: Day.nullable().optional(),
  reason: z.string().trim().max(2000).default(''),
  /** Retire it although somebody still calls it, or nobody can tell. */
  isForced: z.boolean().default(false),
  version: z.number().int().min(0),
});
export type StandingChange = z.infer<typeof StandingChange>;

export const StageEvent = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  /** `null`: the calendar. */
  actor: z.string().nullable(),
  from: Stage.nullable(),
  to: Stage,
  deprecatedOn: Day.nullable(),
  sunsetOn: Day.nullable(),
  reason: z.string(),
});
export type StageEvent = z.infer<typeof StageEvent>;

/**
 * `safe`: nobody has called for long enough, and the last day has passed. `quiet`: nobody calls, and the day is to come.
 * `wait`: the last call is too young. `in-use`: called after its last day. `untold`: no source shows enough.
 */
export const SwitchOffVerdict = z.enum(['safe', 'quiet', 'wait', 'in-use', 'untold']);
export type SwitchOffVerdict = z.infer<typeof SwitchOffVerdict>;

export const PlanStep = z.object({
  state: z.enum(['done', 'now', 'later']),
  says: z.string(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** When what is leaving can be switched off. */
export const SwitchOffPlan = z.object({
  verdict: SwitchOffVerdict,
  /** The first day on which it is safe if nobody calls any more; `null` where no evidence tells. */
  safeFrom: Day.nullable(),
  because: z.string(),
  steps: z.array(PlanStep),
});
export type SwitchOffPlan = z.infer<typeof SwitchOffPlan>;

/** A client of what is leaving. */
export const RemainingCaller = z.object({
  /** Keyed fingerprint of its address. */
  fingerprint: z.string(),
  /** Who it is, as a person said. */
  name: z.string().nullable(),
  requests: z.number().int(),
  endpoints: z.number().int(),
  lastSeen: z.iso.datetime(),
});
export type RemainingCaller = z.infer<typeof RemainingCaller>;

/** What leaves of one API: all of it, or the endpoints that are deprecated or have a last day. */
export const Departure = z.object({
  api: z.object({ id: z.number().int(), name: z.string(), team: z.string().nullable() }),
  isWhole: z.boolean(),
  endpoints: z.number().int(),
  /** Endpoints of them that answered within the last 30 days. */
  active: z.number().int(),
  /** The earliest last day of them, by people, documents and headers. */
  sunsetOn: Day.nullable(),
  /** Days until it, negative after it. */
  daysLeft: z.number().int().nullable(),
  /** Distinct clients within the last 30 days, of those that are kept; `null` where no source shows clients. */
  callers: z.number().int().nullable(),
  /** Clients seen last in the 30 days before these: they have moved, or will come back. */
  left: z.number().int().nullable(),
  lastSeen: z.iso.datetime().nullable(),
  plan: SwitchOffPlan.pick({ verdict: true, safeFrom: true, because: true }),
});
export type Departure = z.infer<typeof Departure>;

export const LeavingEndpoint = z.object({
  id: z.number().int(),
  method: z.string(),
  path: z.string(),
  sunsetOn: Day.nullable(),
  /** Who says so. */
  source: z.enum(['person', 'document', 'header']).nullable(),
  requests: z.number().int(),
  callers: z.number().int().nullable(),
  lastSeen: z.iso.datetime().nullable(),
});
export type LeavingEndpoint = z.infer<typeof LeavingEndpoint>;

/** All that governance knows of an API's way out. */
export const ApiLifecycle = z.object({
  standing: Standing,
  /** Stages that it can go to. */
  next: z.array(Stage),
  history: z.array(StageEvent),
  /** `null`: nothing of it is leaving. */
  departure: Departure.extend({
    plan: SwitchOffPlan,
    /** The busiest first, at most 200. */
    remaining: z.array(RemainingCaller),
    /** Requests a day to what is leaving, the last 90 days, oldest first. */
    days: z.array(z.object({ day: Day, requests: z.number().int() })),
    /** The earliest sunset first, at most 500. */
    list: z.array(LeavingEndpoint),
  }).nullable(),
});
export type ApiLifecycle = z.infer<typeof ApiLifecycle>;

/** An API on the lifecycle board. */
export const BoardApi = z.object({
  id: z.number().int(),
  name: z.string(),
  team: z.string().nullable(),
  grade: Grade.nullable(),
  score: z.number().nullable(),
  standing: Standing,
  endpoints: z.number().int(),
  /** Endpoints that answered within the last 30 days. */
  active: z.number().int(),
});
export type BoardApi = z.infer<typeof BoardApi>;

export const LifecycleQuery = z.object({
  /** Words of which an API's name or its team's has each. */
  q: z.string().trim().max(100).default(''),
});
export type LifecycleQuery = z.infer<typeof LifecycleQuery>;

export const LifecycleBoard = z.object({
  /** One for each stage, in their order. */
  columns: z.array(
    z.object({
      stage: Stage,
      count: z.number().int(),
      /** By name, at most 60. */
      apis: z.array(BoardApi),
    }),
  ),
  /** The earliest last day first, at most 200. */
  departures: z.array(Departure),
  moreDepartures: z.number().int(),
});
export type LifecycleBoard = z.infer<typeof LifecycleBoard>;

/** Keyed fingerprint of a client's address: 48 bits. */
const Fingerprint = z.string().regex(/^[0-9a-f]{12}$/, 'A fingerprint is 12 hexadecimal digits.');

/** Who a client is, said of its fingerprint or of its address. An empty name takes back what was said. */
export const NamingOfCaller = z
  .strictObject({
    fingerprint: Fingerprint.optional(),
    address: z.union([z.ipv4(), z.ipv6()]).optional(),
    name: z.string().trim().max(100),
  })
  .refine(
    ({ fingerprint, address }) => (fingerprint === undefined) !== (address === undefined),
    'Give the fingerprint of the client, or its address.',
  );
export type NamingOfCaller = z.infer<typeof NamingOfCaller>;

export const NamedCaller = z.object({ fingerprint: Fingerprint, name: z.string() });
export type NamedCaller = z.infer<typeof NamedCaller>;
