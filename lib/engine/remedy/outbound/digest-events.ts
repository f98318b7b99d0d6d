import { type OutboundEvent, OutboundKind } from '@/lib/contracts/outbound-event';
import { Severity } from '@/lib/contracts/rule';
import { KIND_WORDS, linkOf, sayEvent } from './event-words';

/** A message for people in a chat, in plain text. */
export interface Digest {
  title: string;
  /** How many of what; empty where every event has its line. */
  counts: string[];
  lines: { text: string; link: string }[];
  /** Events without a line. */
  more: number;
  /** Where to see them all. */
  link: string;
}

const MOST_LINES = 5;

/** Events that became due together, as one message: up to five line by line, of more the worst five and the numbers. */
export function digestEvents(events: readonly OutboundEvent[], base: string): Digest {
  const isBurst = events.length > MOST_LINES;
  const told = isBurst ? [...events].sort(byWeight).slice(0, MOST_LINES) : events;
  return {
    title: events.length === 1 ? 'Gnomon' : `Gnomon: ${events.length} changes`,
    counts: isBurst ? countKinds(events) : [],
    lines: told.map((event) => ({ text: sayEvent(event), link: linkOf(event, base) })),
    more: events.length - told.length,
    link: `${base}/findings`,
  };
}

/** The message of the test button. */
export function digestOfTest(base: string): Digest {
  const line = { text: 'This is a test. Nothing has happened.', link: base };
  return { title: 'Gnomon', counts: [], lines: [line], more: 0, link: base };
}

function countKinds(events: readonly OutboundEvent[]): string[] {
  return OutboundKind.options.flatMap((kind) => {
    const those = events.filter((event) => event.kind === kind);
    if (those.length === 0) return [];
    const severities = Severity.options.flatMap((severity) => {
      const count = those.filter(({ finding }) => finding?.severity === severity).length;
      return count === 0 ? [] : [`${count} ${severity}`];
    });
    const split = severities.length === 0 ? '' : ` (${severities.join(', ')})`;
    return [`${KIND_WORDS[kind]}: ${those.length}${split}`];
  });
}

function byWeight(a: OutboundEvent, b: OutboundEvent): number {
  return weightOf(a) - weightOf(b) || (a.at < b.at ? -1 : 1);
}

/** The worst first; what is about an API before the findings, as it is rare. */
function weightOf({ finding }: OutboundEvent): number {
  return finding ? Severity.options.indexOf(finding.severity) : -1;
}
