import type { OutboundEvent } from '@/lib/contracts/outbound-event';
import { linkOf } from './event-words';

/** Grows when a member of `data` is taken away or means something else. */
const VERSION = 'v1';

export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject?: string;
  time: string;
  datacontenttype: 'application/json';
  data: object;
}

/** An event as CloudEvents 1.0 in structured mode. `base`: the deployment's address, which is the source. */
export function writeCloudEvent(event: OutboundEvent, base: string): CloudEvent {
  const { id, kind, at, actor, api, finding, isApproved } = event;
  return {
    ...envelope({ id, at, kind }, base),
    subject: finding ? `findings/${finding.id}` : `apis/${api.id}`,
    data: {
      link: linkOf(event, base),
      actor,
      api: { id: api.id, name: api.name, team: api.team },
      ...(finding && { finding }),
      ...(isApproved !== null && { isApproved }),
    },
  };
}

/** What the test button sends. */
export function writeTestEvent(id: string, at: string, base: string): CloudEvent {
  return {
    ...envelope({ id, at, kind: 'test' }, base),
    data: { says: 'This is a test of Gnomon. Nothing has happened.' },
  };
}

function envelope({ id, at, kind }: { id: string; at: string; kind: string }, base: string) {
  return {
    specversion: '1.0',
    id,
    source: base,
    type: `dev.gnomon.${kind}.${VERSION}`,
    time: at,
    datacontenttype: 'application/json',
  } as const;
}
