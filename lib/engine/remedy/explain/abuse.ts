import type { Explainers } from './explainer';
import { code } from './words';

const ATTACKS: Readonly<Record<string, { says: string; step: string }>> = {
  'sql-injection': {
    says: 'SQL',
    step: 'Pass what is sent as parameters of prepared statements, never as part of the SQL text.',
  },
  'cross-site-scripting': {
    says: 'scripts',
    step: 'Escape what is sent where a page shows it, and answer `Content-Type: application/json`.',
  },
  'path-traversal': {
    says: 'paths that lead out of their folder',
    step: 'Resolve the path, and refuse what is not below the one folder that is meant.',
  },
  'command-injection': {
    says: 'shell commands',
    step: 'Start programs with a list of arguments, without a shell.',
  },
  'xml-external-entity': {
    says: 'XML with external entities',
    step: 'Switch document types and external entities off in the XML parser.',
  },
};

const limit = (at: string): string =>
  `Limit ${at} by client and by account, answer 429 with \`Retry-After\`, and declare the response.`;

/** What a caller can do too much, too often, or to others’ objects. */
export const abuse: Explainers = {
  'ATT-01': ({ at, finding, seen }) => {
    const { says, step } = ATTACKS[finding.qualifier] ?? {
      says: code(finding.qualifier),
      step: 'Check how the input is used.',
    };
    return {
      says: [`Somebody sent ${at} ${says} to see what it does. ${seen}`],
      steps: [
        `Find what ${at} does with its path, query and body. ${step}`,
        `Look into the service’s log of that day: an answer 200 or 500 to such a request may mean that it worked.`,
        `Until then, have a web application firewall refuse such input to ${at}.`,
      ],
    };
  },
  'ATT-02': ({ at, finding, seen }) => ({
    says: [`Somebody searched ${at} for forgotten doors. ${finding.evidence[0]?.says ?? seen}`],
    steps: [
      `Look which of the paths on ${at} did answer that client: the log of that day has them.`,
      `Block the client at the gateway if it is none of yours, and limit unanswered paths by client.`,
    ],
  }),
  'AZ-01': ({ at, name, where }) => ({
    says: [`Who knows one ${name} of ${at} can guess the next: it is an integer (${where}).`],
    steps: [
      `Check on each call of ${at} that the object is the caller’s, and answer 404 when it is not.`,
      `Give objects a random identifier (UUID) beside the number, take it in ${name}, and declare it \`format: uuid\`.`,
    ],
  }),
  'AZ-02': ({ at, finding, seen }) => ({
    says: [`One client walked through the objects of ${at}. ${finding.evidence[0]?.says ?? ''} ${seen}`],
    steps: [
      `Check on each call of ${at} that the object is the caller’s: try it with two accounts, each asking for the other’s.`,
      `Find the client in the service’s log, and what it was shown.`,
      `Limit how many different objects one client may ask ${at} for in an hour, and alert on it.`,
    ],
  }),
  'AZ-03': ({ api, name, finding, where }) => ({
    says: [
      `In ${api}, ${name} is for administrators, and its document asks for no more than an ordinary operation does (${where}).`,
      finding.evidence[0]?.says ?? '',
    ],
    steps: [
      `Give ${name} a scope or a scheme of its own in the document.`,
      `Check it: with an ordinary user’s credentials it must answer 403.`,
    ],
  }),
  'FLOW-01': ({ at, seen }) => ({
    says: [`${at} starts something worth abusing by machine, and nothing limits how often. ${seen}`],
    steps: [limit(at), `Add a challenge where it is abused, and watch how often one client succeeds.`],
  }),
  'RATE-01': ({ api, finding }) => ({
    says: [`${api} does not say that it may refuse who asks too often. ${finding.evidence[0]?.says ?? ''}`],
    steps: [
      `Limit the callers of ${api}, at its gateway for instance, and answer 429 with \`Retry-After\`.`,
      `Declare the response 429 at each operation, for example by one \`components.responses\`.`,
    ],
  }),
  'RATE-02': ({ at, finding, seen }) => ({
    says: [`Nothing slows down who calls ${at}. ${finding.evidence[0]?.says ?? ''} ${seen}`],
    steps: [
      limit(at),
      `Choose the number from what its usual callers need in a minute, and send \`RateLimit\` headers.`,
    ],
  }),
  'RATE-03': ({ at, finding, seen }) => ({
    says: [`Passwords can be tried at ${at} until one fits. ${finding.evidence[0]?.says ?? ''} ${seen}`],
    steps: [
      `Count failed attempts at ${at} by client and by account; after five, answer 429 and wait longer each time.`,
      `Look in the log whether a success followed the failures, and end that account’s sessions.`,
    ],
  }),
  'RATE-04': ({ api, finding }) => ({
    says: [
      `Values that ${api} takes and gives have no limit. ${finding.evidence.map(({ says }) => says).join(' ')}`,
    ],
    steps: [
      `Set \`maxItems\`, \`maxLength\` and \`maximum\` in the schemas of ${api}, to what the service really takes.`,
      `Have the service refuse what is larger with 400 or 413.`,
    ],
  }),
  'SSRF-01': ({ at, place, field, finding, seen, where }) => {
    const isSignal = !finding.qualifier.includes(' ');
    const what = isSignal ? 'an input' : `${place} ${field}`;
    const isInternal = finding.qualifier === 'internal-target';
    return {
      says: [
        isSignal
          ? `${at} was sent ${isInternal ? 'an address of the inside' : 'a URL'} in an input. ${seen}`
          : `${at} takes an address in ${what}${finding.lastSeen === null ? ` (${where}).` : `. ${seen}`}`,
      ],
      steps: [
        `Find out whether the service behind ${at} fetches what ${what} names.`,
        `If so, allow known hosts alone, resolve the name once, refuse private and link-local addresses, and follow no redirects.`,
        ...(isInternal ? [`Look in the log of ${at} what was fetched from inside, and who asked.`] : []),
      ],
    };
  },
  'UPS-01': ({ at, name, where }) => ({
    says: [`${at} calls back to ${name}, unencrypted (${where}).`],
    steps: [
      `Have whoever receives it serve https there, and change the URL in the document and in the configuration.`,
      `Sign what ${at} sends, so that the receiver can tell it is yours.`,
    ],
  }),
};
