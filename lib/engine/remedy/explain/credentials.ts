import { headerName } from '../patch/schemes';
import type { Explainers } from './explainer';
import { code } from './words';

const WEAKNESSES: Readonly<Record<string, { says: string; step: string }>> = {
  'jwt-unsigned': {
    says: 'tokens that nobody signed (`alg: none`)',
    step: 'List the algorithms that you take, such as `RS256`, where tokens are checked; a token’s own `alg` decides nothing.',
  },
  'jwt-without-expiry': {
    says: 'tokens without an expiry (`exp`)',
    step: 'Refuse tokens without `exp` where they are checked, and issue each with one.',
  },
  'jwt-long-lived': {
    says: 'tokens that live longer than a day',
    step: 'Issue access tokens for minutes, and refresh tokens beside them that can be withdrawn.',
  },
};

/** What callers prove themselves with. */
export const credentials: Explainers = {
  'AUTH-07': ({ at, api, name, where, finding, seen }) =>
    finding.qualifier === ''
      ? {
          says: [
            `Callers of ${api} send a name and a password with each request. ${finding.evidence[0]?.says ?? seen}`,
          ],
          steps: [
            `Offer the callers of ${at} short-lived tokens: client credentials of OAuth 2 for machines.`,
            `Follow how many still send \`Authorization: Basic\`, and refuse it when they are none.`,
          ],
        }
      : {
          says: [`The scheme ${name} of ${api} is HTTP Basic: each request carries the password (${where}).`],
          steps: [
            `Let the service behind ${name} take bearer tokens beside passwords.`,
            `Then declare ${name} as \`type: http, scheme: bearer\`, tell the callers, and refuse Basic from a day on.`,
          ],
        },
  'AUTH-08': ({ api, name, where, finding }) => ({
    says: [`${finding.evidence[0]?.says ?? 'The scheme is unsafe.'} It is ${name} of ${api} (${where}).`],
    steps: [
      `Register the people’s applications behind ${name} for the authorization code flow with PKCE, machines for client credentials.`,
      `Declare these flows in ${name}, and take the old ones out of the document and of the authorization server.`,
    ],
  }),
  'AUTH-09': ({ api, name, place, field, where, finding }) => {
    const isScheme = !finding.qualifier.includes(' ');
    const what = isScheme ? `The key of the scheme ${name}` : `A credential, ${place} ${field},`;
    const header = isScheme
      ? 'a header such as `X-API-Key`'
      : `a header such as ${code(headerName(field.replaceAll('`', '')))}`;
    return {
      says: [`${what} is part of the URL of ${api} (${where}), where logs, browsers and proxies keep it.`],
      steps: [
        `Let the service take it from ${header} as well, better still take a bearer token.`,
        `Change the document, tell the callers, and refuse it in the URL from a day on.`,
        `Then revoke the keys that were in URLs.`,
      ],
    };
  },
  'AUTH-10': ({ at, ask, place, field, finding, seen }) => {
    const isKnown = finding.qualifier.includes(' ');
    const what = isKnown ? `${place} ${field}` : 'a credential in the URL';
    return {
      says: [`Callers of ${at} sent ${what}, and whatever logs the URL has it now. ${seen}`],
      steps: [
        `Take credentials of ${at} from ${ask} alone, and answer 400 where one comes in the URL.`,
        `Revoke what was sent so, and remove it from logs.`,
        `Tell the callers: they have to change before ${isKnown ? field : 'the URL'} is refused.`,
      ],
    };
  },
  'AUTH-11': ({ api, finding, seen }) => {
    const { says, step } = WEAKNESSES[finding.qualifier] ?? {
      says: `weak tokens (${code(finding.qualifier)})`,
      step: 'Refuse such tokens where they are checked.',
    };
    const [, ...cited] = finding.evidence;
    const where = cited.map((item) => code(item.says.replace(/\.$/, '')));
    return {
      says: [`${api} accepted ${says}. ${seen}`, where.length > 0 ? `Last on ${where.join(', ')}.` : ''],
      steps: [
        step,
        `Change the signing key of ${api} if such tokens may have been forged, and end the sessions.`,
      ],
    };
  },
  'AUTH-14': ({ at, finding, seen }) => ({
    says: [`${finding.evidence[0]?.says ?? 'One client tried many keys.'} It was at ${at}. ${seen}`],
    steps: [
      `Look up the client in the log of the service behind ${at}: a proxy of many partners, or one who guesses.`,
      `Revoke the keys that it used with success, and tell their owners.`,
      `Count failed keys by client at ${at}, and answer 429 after a few.`,
    ],
  }),
  'AUTH-15': ({ at, ask, seen }) => ({
    says: [`${at} accepted an API key that can be guessed: under 64 bits by estimate. ${seen}`],
    steps: [
      `Issue keys of 128 random bits or more, from a cryptographic generator.`,
      `Give the callers of ${at} new ones (${ask}), and revoke the short ones on a day that you announce.`,
    ],
  }),
};
