import type { SecurityScheme } from '@/lib/contracts/operation';
import { citeScheme } from './cite-scheme';
import { fireDeclared } from './fire';
import type { ApiRule } from './rule';

const INSECURE_KINDS = new Map([
  ['negotiate', 'HTTP Negotiate'],
  ['oauth1', 'OAuth 1'],
]);
const INSECURE_FLOWS = ['implicit', 'password'];

export const insecureScheme: ApiRule = {
  id: 'AUTH-08',
  title: 'Insecure scheme',
  severity: 'medium',
  owasp: 2,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'OAuth 2.1 drops the implicit and password flows: the one leaks tokens through URLs, the other teaches users to hand out passwords. OAuth 1 and Negotiate are no longer kept up for APIs.',
  fires: 'A scheme of a document is Negotiate or OAuth 1, or offers the implicit or password flow.',
  fix: 'Use the authorization code flow with PKCE for people, client credentials for machines.',
  examples: {
    fires: 'An `oauth2` scheme with `flows: {implicit: …}`.',
    spares: 'An `oauth2` scheme with `flows: {authorizationCode: …}` alone.',
  },
  parameters: {},
  detect({ specs }) {
    return specs.flatMap((spec) =>
      spec.schemes.flatMap((scheme) => {
        const fault = faultOf(scheme);
        return fault === null ? [] : [fireDeclared([citeScheme(fault, spec, scheme)], scheme.scheme)];
      }),
    );
  },
};

function faultOf({ kind, flows = [] }: SecurityScheme): string | null {
  const named = INSECURE_KINDS.get(kind);
  if (named !== undefined) return `The scheme is ${named}.`;
  const offered = flows.filter((flow) => INSECURE_FLOWS.includes(flow));
  return offered.length === 0 ? null : `The scheme offers the ${offered.join(' and the ')} flow.`;
}
