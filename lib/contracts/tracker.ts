import { z } from 'zod';
import { Text } from './text';

export const TrackerKind = z.enum(['github', 'gitlab', 'jira']);
export type TrackerKind = z.infer<typeof TrackerKind>;

const Name = Text.trim().min(1).max(100);
/** The guard says what is wrong with it. */
const Address = z.string().trim().min(1).max(500);
/** `owner/repository`, the path of a GitLab project, or the key of one in Jira. */
const Project = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,100}(\/[\w.-]{1,100}){0,10}$/, 'Give owner/repository, group/project, or a key as SEC.');
const Account = z.string().trim().max(200);
const IssueType = Text.trim().min(1).max(100);
const Token = z.string().trim().min(1).max(2000);

/** Where tickets are made, as it is shown: its token never is. */
export const Tracker = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: TrackerKind,
  /** Of its REST API, as `https://api.github.com`. */
  address: z.string(),
  project: z.string(),
  /** E-mail of a Jira Cloud account; empty for a token that stands alone. */
  account: z.string(),
  /** Of Jira: `Task`. */
  issueType: z.string(),
  isEnabled: z.boolean(),
  /** Tickets that are open there, and those that could not be made yet. */
  open: z.number().int(),
  failing: z.number().int(),
  lastReadAt: z.iso.datetime().nullable(),
  /** Why the last call failed; `null`: it did not. */
  error: z.string().nullable(),
});
export type Tracker = z.infer<typeof Tracker>;

export const NewTracker = z.strictObject({
  name: Name,
  kind: TrackerKind,
  address: Address,
  project: Project,
  account: Account.default(''),
  issueType: IssueType.default('Task'),
  token: Token,
});
export type NewTracker = z.infer<typeof NewTracker>;

/** What is left out stays. */
export const TrackerChange = z.strictObject({
  name: Name.optional(),
  address: Address.optional(),
  project: Project.optional(),
  account: Account.optional(),
  issueType: IssueType.optional(),
  token: Token.optional(),
  isEnabled: z.boolean().optional(),
});
export type TrackerChange = z.infer<typeof TrackerChange>;

/** What a tracker answered to a question that changes nothing. */
export const TrackerTest = z.object({
  isReached: z.boolean(),
  /** What the project is called there, or why it was not reached. */
  says: z.string(),
});
export type TrackerTest = z.infer<typeof TrackerTest>;

/** `wanted`: it is to be made. `gone`: it is not there any more. */
export const TicketState = z.enum(['wanted', 'open', 'closed', 'gone']);
export type TicketState = z.infer<typeof TicketState>;

/** A finding's ticket in a tracker. */
export const Ticket = z.object({
  id: z.number().int(),
  tracker: z.object({ id: z.number().int(), name: z.string(), kind: TrackerKind }),
  state: TicketState,
  /** `#12` or `SEC-12`; `null` while it is wanted. */
  label: z.string().nullable(),
  url: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  /** Why it could not be made or changed yet. */
  error: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;
