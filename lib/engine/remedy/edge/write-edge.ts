import type { Gateway } from '@/lib/contracts/edge-rule';
import { addHsts, addToEndpoint, hideVersions, nameOrigins } from './answer-headers';
import { isPlainHost, isPlainMethod, isPlainParameter } from './edge-rule';
import { refuseHost, restrictHost } from './hosts';
import { filterInput, refuseInside, refuseMember } from './input';
import { type EdgeLimit, writeLimit } from './limit';
import type { EdgeEndpoint } from './match';
import type { EdgeOffer, EdgeTexts } from './offer';
import { refuseQuery } from './query';
import { redirectToHttps, refuseOldTls } from './transport';
import { writeEdgeRules } from './write-edge-rules';

/** A finding as gateways see it. */
export interface EdgeFinding {
  id: number;
  rule: string;
  method: string | null;
  /** Template below the host, with `{}` for each parameter. */
  key: string | null;
  host: string | null;
  qualifier: string;
  /** Headers in which the API's documents want credentials, in lower case; `null` where a missing one tells nothing. */
  credentialHeaders: readonly string[] | null;
  /** The day on which a deprecated endpoint ends, known or proposed, as RFC 3339 has it. */
  sunset: string;
}

/** Without what is not plain enough to be written there is no offer. */
type Writer = (finding: EdgeFinding) => EdgeOffer | null;

const onEndpoint =
  (write: (endpoint: EdgeEndpoint, finding: EdgeFinding) => EdgeOffer | null): Writer =>
  (finding) => {
    const { id, method, key } = finding;
    return method === null || key === null || !isPlainMethod(method)
      ? null
      : write({ id, method, key }, finding);
  };

const onHost =
  (write: (id: number, host: string) => EdgeOffer): Writer =>
  ({ id, host }) =>
    host !== null && isPlainHost(host) ? write(id, host) : null;

const refuse = onEndpoint((endpoint) => ({
  says: 'It answers 404 in place of the service.',
  texts: byGateway(writeEdgeRules({ ...endpoint, unlessHeaders: [], status: 404 })),
}));

const requireCredentials = onEndpoint((endpoint, { credentialHeaders: headers }) =>
  headers === null
    ? null
    : {
        says: `It answers 401 to what comes without the header ${headers.join(' or ')}. Whether the credentials are valid is for the service to check.`,
        texts: byGateway(writeEdgeRules({ ...endpoint, unlessHeaders: headers, status: 401 })),
      },
);

const limit = ({ perMinute, burst }: EdgeLimit) =>
  onEndpoint((endpoint) => ({
    says: `It answers 429 to a client that calls it more than ${perMinute} times a minute. Choose the number from what your callers need.`,
    texts: writeLimit(endpoint, { perMinute, burst }),
  }));

const keepFromCaches = onEndpoint((endpoint) => ({
  says: 'It keeps the answers out of caches, and its URL out of what browsers send to other sites. What is in logs stays there.',
  texts: addToEndpoint(endpoint, [
    { name: 'Cache-Control', value: 'no-store' },
    { name: 'Referrer-Policy', value: 'no-referrer' },
  ]),
}));

const announceEnd = onEndpoint((endpoint, { sunset }) => ({
  says: `It tells callers with each answer that the endpoint ends on ${sunset.slice(0, 10)}. Choose the day.`,
  texts: addToEndpoint(endpoint, [{ name: 'Sunset', value: new Date(sunset).toUTCString() }]),
}));

const refuseParameter = onEndpoint((endpoint, { qualifier }) => {
  const name = /^query (.*)$/s.exec(qualifier)?.[1];
  return name !== undefined && isPlainParameter(name)
    ? {
        says: `It answers 400 to calls with ${name} in the query. Callers that send it there have to change first, or they are shut out.`,
        texts: refuseQuery(endpoint, name),
      }
    : null;
});

const filter = onEndpoint((endpoint, { qualifier }) => {
  const texts = filterInput(endpoint, qualifier);
  return (
    texts && {
      says: 'It answers 403 to such input. It is a net with holes: mend what takes the input.',
      texts,
    }
  );
});

const refuseUndeclared = onEndpoint((endpoint, { qualifier }) => {
  const member = /^request (.*)$/s.exec(qualifier)?.[1];
  return member !== undefined && isPlainParameter(member)
    ? {
        says: `It keeps ${member} in the body from reaching the service: ModSecurity answers 400, Kong takes it out.`,
        texts: refuseMember(endpoint, member),
      }
    : null;
});

const WRITERS: Readonly<Record<string, Writer>> = {
  'INV-01': refuse,
  'INV-02': refuse,
  'INV-04': refuse,
  'INV-06': refuse,
  'CFG-06': refuse,
  'AUTH-01': requireCredentials,
  'AUTH-02': requireCredentials,
  'AUTH-03': requireCredentials,
  'AZ-04': requireCredentials,
  'DATA-01': requireCredentials,
  'RATE-02': limit({ perMinute: 300, burst: 100 }),
  'RATE-03': limit({ perMinute: 10, burst: 5 }),
  'FLOW-01': limit({ perMinute: 10, burst: 5 }),
  'AZ-02': limit({ perMinute: 60, burst: 30 }),
  'AUTH-10': refuseParameter,
  'DATA-04': keepFromCaches,
  'INV-05': announceEnd,
  'INV-07': announceEnd,
  'ATT-01': filter,
  'DATA-05': refuseUndeclared,
  'SSRF-01': onEndpoint((endpoint) => ({
    says: 'It answers 403 to inputs that are addresses of the inside. A name that leads there passes: resolve names in the service.',
    texts: refuseInside(endpoint),
  })),
  'INV-03': onHost((id, host) => ({
    says: `It answers 404 for all of ${host}.`,
    texts: refuseHost(id, host),
  })),
  'INV-09': onHost((id, host) => ({
    says: `It lets private networks alone reach ${host}. Narrow them to those who test.`,
    texts: restrictHost(id, host),
  })),
  'CFG-02': () => ({ says: 'It redirects http to https with 308.', texts: redirectToHttps() }),
  'CFG-03': () => ({ says: 'It accepts TLS 1.2 and 1.3 alone.', texts: refuseOldTls() }),
  'CFG-04': ({ id }) => ({
    says: 'It lets known origins alone call with credentials.',
    texts: nameOrigins(id),
  }),
  'CFG-08': () => ({ says: 'It sends Strict-Transport-Security with every answer.', texts: addHsts() }),
  'CFG-09': () => ({ says: 'It takes versions out of the headers of answers.', texts: hideVersions() }),
};

/** Rules that a gateway can do something about. */
export const EDGE_RULES: readonly string[] = Object.keys(WRITERS);

const NAMES: Readonly<Record<Gateway, string>> = {
  nginx: 'nginx',
  envoy: 'Envoy',
  kong: 'Kong',
  modsecurity: 'ModSecurity',
};

/** What gateways can do about a finding until it is fixed, and which cannot; `null`: none can. */
export function writeEdge(finding: EdgeFinding): EdgeOffer | null {
  const offer = WRITERS[finding.rule]?.(finding) ?? null;
  if (!offer) return null;
  const missing = (Object.keys(NAMES) as Gateway[]).filter((gateway) => offer.texts[gateway] === undefined);
  if (missing.length === 0) return offer;
  const names = missing.map((gateway) => NAMES[gateway]);
  const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return { ...offer, says: `${offer.says} ${listed} cannot do it.` };
}

function byGateway(rules: readonly { gateway: Gateway; text: string }[]): EdgeTexts {
  return Object.fromEntries(rules.map(({ gateway, text }) => [gateway, text]));
}
