import type { DestinationKind, SendOutcome } from '@/lib/contracts/destination';
import type { OutboundEvent } from '@/lib/contracts/outbound-event';
import { type CloudEvent, writeCloudEvent, writeTestEvent } from '@/lib/engine/remedy/outbound/cloud-event';
import { type Digest, digestEvents, digestOfTest } from '@/lib/engine/remedy/outbound/digest-events';
import { readRetryAfter } from '@/lib/engine/remedy/outbound/retry-wait';
import { writeSlackMessage } from '@/lib/engine/remedy/outbound/slack-message';
import { writeTeamsMessage } from '@/lib/engine/remedy/outbound/teams-message';
import { type OutboundAnswer, sendOutbound } from '@/lib/server/outbound/send-outbound';
import { deploymentAddress } from './deployment-address';
import { signWebhook } from './sign-webhook';

/** A destination, opened. */
export interface Receiver {
  kind: DestinationKind;
  url: string;
  /** Webhooks have one. */
  secret: string | null;
}

export interface Sent extends SendOutcome {
  /** How long the receiver asks to be left alone; 0: it does not. */
  askedWaitMs: number;
}

export type Send = typeof sendOutbound;

/** Sends events in one message: a webhook gets one event at a time. Never throws. */
export async function sendEvents(
  receiver: Receiver,
  events: readonly [OutboundEvent, ...OutboundEvent[]],
  { now, send = sendOutbound }: { now: Date; send?: Send },
): Promise<Sent> {
  const base = deploymentAddress();
  const message =
    receiver.kind === 'webhook'
      ? webhookMessage(receiver, writeCloudEvent(events[0], base), now)
      : chatMessage(receiver.kind, digestEvents(events, base));
  return toSent(await send({ url: receiver.url, method: 'POST', ...message }));
}

/** Sends what says that it is a test. */
export async function sendTest(receiver: Receiver, id: string, now: Date): Promise<Sent> {
  const base = deploymentAddress();
  const message =
    receiver.kind === 'webhook'
      ? webhookMessage(receiver, writeTestEvent(id, now.toISOString(), base), now)
      : chatMessage(receiver.kind, digestOfTest(base));
  return toSent(await sendOutbound({ url: receiver.url, method: 'POST', ...message }));
}

interface Message {
  body: string;
  headers: Record<string, string>;
}

function webhookMessage({ secret }: Receiver, event: CloudEvent, now: Date): Message {
  const body = JSON.stringify(event);
  const signature = signWebhook({ id: event.id, body, secret: secret ?? '' }, now);
  return { body, headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signature } };
}

function chatMessage(kind: 'slack' | 'teams', digest: Digest): Message {
  const body = JSON.stringify(kind === 'slack' ? writeSlackMessage(digest) : writeTeamsMessage(digest));
  return { body, headers: { 'content-type': 'application/json; charset=utf-8' } };
}

/** Of the answer its status is kept, and not a word of its own. */
function toSent(answer: OutboundAnswer): Sent {
  if (answer.kind === 'failed')
    return { isDelivered: false, answer: null, error: answer.because, askedWaitMs: 0 };
  const { status, headers } = answer;
  const isDelivered = status >= 200 && status < 300;
  return {
    isDelivered,
    answer: status,
    error: isDelivered ? null : `It answered ${status}.`,
    askedWaitMs: isDelivered ? 0 : readRetryAfter(headers['retry-after']),
  };
}
