import { pathPattern } from './edge-rule';
import { type EdgeEndpoint, kongRoute, secConditions, secRule } from './match';
import type { EdgeTexts } from './offer';

const BODIES =
  '# with SecRequestBodyAccess On, and JSON and XML parsed as modsecurity.conf-recommended has it\n';
const INPUTS = 'ARGS|ARGS_NAMES|REQUEST_COOKIES';

/** By the kind of signal: what a ModSecurity rule looks for in inputs. Expressions hold no quote. */
const SIGNATURES: Readonly<Record<string, string>> = {
  'sql-injection': `${INPUTS} "@detectSQLi"`,
  'cross-site-scripting': `${INPUTS} "@detectXSS"`,
  'path-traversal': `REQUEST_URI_RAW|ARGS "@rx (?:^|[=/\\x5c])\\.\\.(?:[/\\x5c]|$)"`,
  'command-injection': `${INPUTS} "@rx (?:[;|&\\x60\\n]|\\$\\()\\s*(?:cat|ls|id|whoami|uname|wget|curl|nc|sh|bash|ping|sleep|rm)\\b"`,
};

/** A virtual patch that refuses an attack on one endpoint; `null` for a kind that none is known for. */
export function filterInput(endpoint: EdgeEndpoint, kind: string): EdgeTexts | null {
  const on = SIGNATURES[kind];
  if (on === undefined) return null;
  const [method, path] = secConditions(endpoint) as [{ on: string }, { on: string }];
  // A path that leads out of its folder is not that of the endpoint any more: what stands before its first parameter is.
  const place =
    kind === 'path-traversal' ? { on: `REQUEST_URI_RAW "@beginsWith ${prefixOf(endpoint)}"` } : path;
  const isPrefixPlain = /^[\w/-]*$/.test(prefixOf(endpoint));
  const conditions = kind === 'path-traversal' && !isPrefixPlain ? [method] : [method, place];
  return {
    modsecurity: `${BODIES}${secRule(
      endpoint.id,
      [...conditions, { on, transform: 't:none,t:urlDecodeUni' }],
      { status: 403, phase: 2 },
    )}`,
  };
}

function prefixOf({ key }: EdgeEndpoint): string {
  return key.split('{}')[0] as string;
}

/** Refuses a member of the body that nobody declared, or takes it out. `member` is a plain name at its top. */
export function refuseMember(endpoint: EdgeEndpoint, member: string): EdgeTexts {
  const on = `ARGS_NAMES "@rx ^(?:json\\.)?${pathPattern(member, false)}$"`;
  return {
    kong: kongRoute(
      endpoint,
      `      - name: request-transformer
        config:
          remove:
            body: ['${member}']`,
    ),
    modsecurity: `${BODIES}${secRule(endpoint.id, [...secConditions(endpoint), { on }], { status: 400, phase: 2 })}`,
  };
}

/** Loopback, private and link-local addresses (RFC 6890), and the name of the machine itself. */
const INSIDE =
  '(?i)^[a-z]+://(?:[^/@]*@)?(?:localhost|127\\.|10\\.|192\\.168\\.|169\\.254\\.|172\\.(?:1[6-9]|2[0-9]|3[01])\\.|0\\.|\\[(?:::1|f[cde]))';

/** Refuses inputs of an endpoint that are addresses of the inside. */
export function refuseInside(endpoint: EdgeEndpoint): EdgeTexts {
  return {
    modsecurity: `${BODIES}${secRule(
      endpoint.id,
      [...secConditions(endpoint), { on: `ARGS "@rx ${INSIDE}"`, transform: 't:none,t:urlDecodeUni' }],
      { status: 403, phase: 2 },
    )}`,
  };
}
