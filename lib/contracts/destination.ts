import { z } from 'zod';
import { OutboundKind } from './outbound-event';
import { Severity } from './rule';
import { Text } from './text';

/** What is understood at the other end: CloudEvents one by one, or a chat's messages. */
export const DestinationKind = z.enum(['webhook', 'slack', 'teams']);
export type DestinationKind = z.infer<typeof DestinationKind>;

/** What of all that happens a destination is told. */
export const DestinationWish = z.object({
  events: z.array(OutboundKind).min(1).max(OutboundKind.options.length),
  /** Findings at least as severe; `null`: all. It does not concern new APIs. */
  minSeverity: Severity.nullable(),
  /** Teams that own the API; empty: any, or none. */
  teamIds: z.array(z.number().int().positive()).max(100),
  /** Empty: any. */
  apiIds: z.array(z.number().int().positive()).max(100),
});
export type DestinationWish = z.infer<typeof DestinationWish>;

/** Where others are told, as it is shown: neither its address nor its secret ever is. */
export const Destination = DestinationWish.extend({
  id: z.number().int(),
  name: z.string(),
  kind: DestinationKind,
  /** Of its address. */
  host: z.string(),
  /** Of `apiIds`, those that are still there. */
  apis: z.array(z.object({ id: z.number().int(), name: z.string() })),
  isEnabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Deliveries that wait, and those that were given up. */
  pending: z.number().int(),
  dead: z.number().int(),
  lastDeliveredAt: z.iso.datetime().nullable(),
});
export type Destination = z.infer<typeof Destination>;

const Name = Text.trim().min(1).max(100);
/** The guard says what is wrong with it. */
const Address = z.string().trim().min(1).max(2000);

export const NewDestination = z.strictObject({
  name: Name,
  kind: DestinationKind,
  url: Address,
  events: DestinationWish.shape.events.default([...OutboundKind.options]),
  minSeverity: DestinationWish.shape.minSeverity.default(null),
  teamIds: DestinationWish.shape.teamIds.default([]),
  apiIds: DestinationWish.shape.apiIds.default([]),
});
export type NewDestination = z.infer<typeof NewDestination>;

/** What is left out stays. */
export const DestinationChange = z.strictObject({
  name: Name.optional(),
  url: Address.optional(),
  isEnabled: z.boolean().optional(),
  ...DestinationWish.partial().shape,
});
export type DestinationChange = z.infer<typeof DestinationChange>;

/** `dead`: given up after ten attempts; it can be sent again. */
export const DeliveryStatus = z.enum(['pending', 'delivered', 'dead']);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

export const Delivery = z.object({
  id: z.string(),
  /** Id of the event, which the receiver got as `webhook-id`. */
  event: z.uuid(),
  kind: OutboundKind,
  /** When it happened. */
  at: z.iso.datetime(),
  /** What happened, in a sentence. */
  says: z.string(),
  status: DeliveryStatus,
  attempts: z.number().int(),
  /** `null` for what waits no more. */
  nextAttemptAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  /** HTTP status of the last answer. */
  answer: z.number().int().nullable(),
  /** Why the last attempt failed. */
  error: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** What became of one message. */
export const SendOutcome = z.object({
  isDelivered: z.boolean(),
  answer: z.number().int().nullable(),
  error: z.string().nullable(),
});
export type SendOutcome = z.infer<typeof SendOutcome>;
