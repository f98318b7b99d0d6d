/** Where tickets are made, opened. */
export interface TrackerAccess {
  /** Of its REST API, without a slash at its end. */
  address: string;
  project: string;
  /** E-mail of a Jira Cloud account; empty for a token that stands alone. */
  account: string;
  issueType: string;
  token: string;
}

export interface TrackerCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** A ticket as a tracker tells it. */
export interface FoundTicket {
  /** What the API knows it by. */
  key: string;
  /** What people call it: `#12`, `SEC-12`. */
  label: string;
  url: string;
  isOpen: boolean;
  /** Its text, where the answer holds it. */
  text: string;
  /** When it changed last, in ms since 1970; `null` where the answer does not say. */
  changedMs: number | null;
}

export interface TicketText {
  title: string;
  body: string;
}

/** A page of tickets that changed, the longest ago first. */
export interface ChangedPage {
  tickets: FoundTicket[];
  /** There may be more that changed after the last of them. */
  isFull: boolean;
}

/**
 * What a tracker's REST API is asked, and how its answers are read. Readers throw what is no answer of that kind; nothing
 * of an answer but keys, labels and addresses of tickets is kept.
 */
export interface TrackerDialect {
  /** How a text marks names as such. */
  code: (text: string) => string;
  askProject: (access: TrackerAccess) => TrackerCall;
  readProject: (answer: unknown) => string;
  create: (access: TrackerAccess, text: TicketText) => TrackerCall;
  readCreated: (answer: unknown, access: TrackerAccess) => FoundTicket;
  /** What changed since a moment (ms since 1970), also a while before it. */
  askChanged: (access: TrackerAccess, sinceMs: number, nowMs: number) => TrackerCall;
  readChanged: (answer: unknown, access: TrackerAccess) => ChangedPage;
  comment: (access: TrackerAccess, key: string, words: string) => TrackerCall;
  /** One call that opens or closes; `null`: the ways out of a ticket's state are asked for first. */
  move: (access: TrackerAccess, key: string, to: 'open' | 'closed') => TrackerCall | null;
  askWays?: (access: TrackerAccess, key: string) => TrackerCall;
  /** The call that takes one of the ways; `null`: none leads there. */
  takeWay?: (
    access: TrackerAccess,
    key: string,
    to: 'open' | 'closed',
    answer: unknown,
  ) => TrackerCall | null;
}

/** How many tickets a page holds: their texts have to fit into one answer. */
export const PAGE_SIZE = 30;

/** A JSON body with its header. */
export function withJson(
  headers: Record<string, string>,
  body: object,
): Pick<TrackerCall, 'headers' | 'body'> {
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Text between backticks that no text can end. */
export function markdownCode(text: string): string {
  return `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``;
}
