import type { FixExplanation } from '@/lib/contracts/finding';
import type { Severity } from '@/lib/contracts/rule';
import type { TicketText, TrackerDialect } from './tracker-dialect';

export interface TicketFacts {
  title: string;
  rule: string;
  severity: Severity;
  api: string;
  method: string | null;
  path: string | null;
  host: string | null;
  explanation: FixExplanation | null;
  /** Sentences of its evidence. */
  evidence: readonly string[];
  dueOn: string | null;
  /** Of the finding's page. */
  link: string;
  /** Stands in the text, so that the ticket is found again. */
  marker: string;
}

const TITLE_CHARS = 240;
const MOST_EVIDENCE = 10;

/** What a ticket says, in plain lines: names as code, so that none of them means anything to the tracker. No values. */
export function writeTicket(facts: TicketFacts, { code }: Pick<TrackerDialect, 'code'>): TicketText {
  const { title, rule, severity, api, method, path, host, explanation, evidence, dueOn, link, marker } =
    facts;
  const place = method !== null && path !== null ? `${method} ${path}` : (host ?? api);
  // Sentences hold names between backticks, and words of documents outside of them.
  const told = (text: string) => plain(text, code);
  return {
    title: `${title}: ${place}`.replace(/\s+/g, ' ').replace(/[@#]/g, '').slice(0, TITLE_CHARS),
    body: [
      `${code(place)} of ${code(api)}. Severity: ${severity}. Rule ${rule}.${dueOn === null ? '' : ` Due on ${dueOn}.`}`,
      ...(explanation?.says ?? []).map(told),
      list('Evidence:', evidence.slice(0, MOST_EVIDENCE).map(told)),
      list('What to do:', (explanation?.steps ?? []).map(told)),
      `${link}\nTraffic decides when it is fixed: closing this ticket claims a fix, and Gnomon says here whether it holds.`,
      `gnomon:${marker}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function list(head: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [head, ...items.map((item) => `- ${item}`)].join('\n');
}

/** Outside of code, characters that trackers read as mentions, links or markup are taken out of their reach. */
function plain(text: string, code: (text: string) => string): string {
  return text
    .split('`')
    .map((part, at) =>
      at % 2 === 1
        ? code(part)
        : part.replace(/[@#!<>[\]*_~|\\]/g, (sign) => `\u200b${sign}`).replace(/\s+/g, ' '),
    )
    .join('');
}
