import { proposedSunset } from '../patch/lifecycle';
import type { Explainers } from './explainer';
import { code, count, list } from './words';

const refuse = (call: string, ask: string): string[] => [
  `Have whatever receives ${call} answer 401 to what comes without ${ask}, before it reads anything else.`,
  `Check it: ${call} without ${ask} must answer 401, and with it as before.`,
];

/** Who may call it. */
export const authentication: Explainers = {
  'AUTH-01': ({ at, call, ask, askBy, seen }) => ({
    says: [
      `${at} answered every caller that could be judged without credentials. ${seen}`,
      `Callers of this API are to send ${askBy}.`,
    ],
    steps: [
      ...refuse(call, ask),
      `Or, if ${at} is meant for everybody, say so in its document with \`security: []\`, and have the finding marked a false positive.`,
    ],
  }),
  'AUTH-02': ({ at, call, ask, strangers, finding }) => ({
    says: [
      `${at} asks some callers for credentials and lets others in without${strangers ? `: ${strangers} came without` : ''}.`,
      `${finding.evidence[0]?.says ?? 'There is a way around the check.'}`,
    ],
    steps: [
      `Find what the calls to ${at} without credentials have in common: a host, a network, another spelling of the path.`,
      ...refuse(call, ask),
    ],
  }),
  'AUTH-03': ({ at, call, ask, askBy, where, seen }) => ({
    says: [`The document asks for ${askBy} at ${at} (${where}), and the service does not. ${seen}`],
    steps: [...refuse(call, ask), `Keep that call as a test, so that ${at} does not open again.`],
  }),
  'AUTH-04': ({ at, ask, askBy, where }) => ({
    says: [`${at} changes data, and its document asks nothing of the caller (${where}).`],
    steps: [
      `Add a \`security\` requirement to ${at}; other operations are to be called with ${askBy}.`,
      `Have the service answer 401 to ${at} without ${ask}, and test it.`,
    ],
  }),
  'AUTH-05': ({ at, askBy, where }) => ({
    says: [`The document lets everybody read ${at} (${where}).`],
    steps: [
      `Add a \`security\` requirement to ${at}; other operations are to be called with ${askBy}.`,
      `Or, if ${at} is meant for everybody, have the finding marked a false positive, with who decided it.`,
    ],
  }),
  'AUTH-06': ({ at, ask, where, strangers }) => ({
    says: [
      `One way into ${at} is empty (\`{}\`), so that credentials are a matter of choice (${where}).`,
      strangers ? `${strangers} came without credentials.` : 'No traffic shows a caller without credentials.',
    ],
    steps: [
      strangers
        ? `Find out who calls ${at} without credentials, and move them to ${ask}.`
        : `Remove \`{}\` from the \`security\` of ${at}, so that ${ask} is a must.`,
      strangers
        ? `Then remove \`{}\` from its \`security\`, and answer 401 to calls without.`
        : `Answer 401 to ${at} without ${ask}.`,
      `If strangers should see a part of it, make that part an operation of its own.`,
    ],
  }),
  'AUTH-12': ({ at, name, where, facts }) => ({
    says: [
      `${at} asks for the scheme ${name}, which its document does not define (${where}).`,
      facts.schemes.length > 0
        ? `It does define ${list(facts.schemes.map(({ scheme }) => code(scheme)))}.`
        : 'It defines no scheme at all.',
    ],
    steps: [
      `If ${name} is a slip, write the scheme’s right name in the \`security\` of ${at}.`,
      `Else define ${name} in \`components.securitySchemes\` as what the service really checks.`,
    ],
  }),
  'AUTH-13': ({ at, ask, finding, where }) => ({
    says: [`${at} asks less of its callers than a revision ago (${where}).`, finding.evidence[0]?.says ?? ''],
    steps: [
      `Ask whoever wrote the revision whether it was meant.`,
      `If not, put the requirement of ${at} back, and have the service ask for ${ask}.`,
      `If it was, import one more revision: the comparison is with the one before.`,
    ],
  }),
  'AZ-04': ({ at, call, ask, seen, host }) => ({
    says: [`${at} is for administrators, and answered callers without credentials. ${seen}`],
    steps: [
      `Close it at once: refuse ${call} from outside, at the gateway or the firewall of ${host}.`,
      `Have the service ask for ${ask}, and that it be an administrator’s: 401 without, 403 for others.`,
      `Look into the service’s log for who called ${at} meanwhile, and what they did.`,
    ],
  }),
  'CFG-06': ({ at, seen, host }) => ({
    says: [`${at} tells of the inside of the service, and answers anybody. ${seen}`],
    steps: [
      `Switch ${at} off in production, or bind it to a port that only the inside reaches.`,
      `Change every secret that it may have shown: configuration, environment, tokens.`,
      `Check it: ${at} on ${host} from outside must answer 404.`,
    ],
  }),
  'DATA-01': ({ at, call, ask, fields, seen }) => ({
    says: [`${at} answered callers without credentials with ${fields || 'sensitive data'}. ${seen}`],
    steps: [
      ...refuse(call, ask),
      `If strangers must be answered, leave ${fields || 'these fields'} out of what they get.`,
      `Ask whoever answers for data protection whether the people concerned have to be told.`,
    ],
  }),
  'INV-04': ({ at, seen, where, facts }) => ({
    says: [
      `${at} was taken out of the document, and still answers (last declared: ${where}). ${seen}`,
      callersOf(facts),
    ],
    steps: [
      `If nobody should call ${at}, take it out of the service, or answer 410 at the gateway.`,
      `If somebody must, put it back into the document, \`deprecated\`, with a sunset such as \`x-sunset: ${proposedSunset({ nowMs: facts.now.getTime() })}\`.`,
    ],
  }),
};

export function callersOf({ traffic }: { traffic: { callers: number | null } | null }): string {
  const callers = traffic?.callers ?? null;
  return callers === null
    ? 'No source shows how many callers it has.'
    : `It has ${count(callers, 'caller')}.`;
}
