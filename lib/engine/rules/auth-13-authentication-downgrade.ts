import type { DeclaredAuthentication, SecurityUse } from '@/lib/contracts/operation';
import type { OperationFacts } from '@/lib/contracts/subject';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

/** How much is asked of a caller; `unknown` compares with nothing. */
const STRENGTH: Readonly<Record<DeclaredAuthentication, number>> = {
  none: 0,
  optional: 1,
  required: 2,
  unknown: -1,
};

export const authenticationDowngrade: EndpointRule = {
  id: 'AUTH-13',
  title: 'Authentication downgrade',
  severity: 'high',
  owasp: 2,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'A requirement that disappears between two revisions is a decision, or an accident that nobody noticed.',
  fires:
    'The current revision asks for less than the one before it: no credentials, optional ones, a scope less, or one scheme of several that had to be met together.',
  fix: 'Restore the requirement, or publish a further revision once the change is confirmed as meant.',
  examples: {
    fires: 'Revision 4 asked for a token with scope `admin`; revision 5 asks for a token.',
    spares: 'Revision 5 offers a second scheme beside the first, both with the scope.',
  },
  parameters: {},
  detect({ declared }) {
    if (!declared?.isCurrent || declared.previous === null) return CLEAR;
    const says = lossOf(declared, declared.previous);
    return says === null ? CLEAR : [fireDeclared([citeOperation(says, declared)])];
  },
};

function lossOf(now: OperationFacts, before: NonNullable<OperationFacts['previous']>): string | null {
  const [held, asked] = [STRENGTH[now.authentication], STRENGTH[before.authentication]];
  if (held < 0 || asked < 0) return null;
  if (held < asked) {
    return `Revision ${before.revision} said credentials are ${before.authentication}; now they are ${now.authentication}.`;
  }
  const lost = lostScopes(before.security, now.security);
  if (lost.length > 0)
    return `Revision ${before.revision} asked for the scope ${lost.join(', ')}; it is asked for no more.`;
  const schemes = lostSchemes(before.security, now.security);
  return schemes.length === 0
    ? null
    : `Revision ${before.revision} asked for ${schemes.join(', ')} as well; one way in now does without.`;
}

/** Schemes that a way in of before asked for beside those of a way in of now, which itself is new. */
function lostSchemes(
  before: readonly (readonly SecurityUse[])[],
  now: readonly (readonly SecurityUse[])[],
): string[] {
  const old = before.map(schemesOf);
  const weakened = now.map(schemesOf).filter((way) => !old.some((known) => isWithin(known, way)));
  const lost = weakened.flatMap((way) => {
    const wider = old.find((known) => isWithin(way, known));
    return wider ? wider.filter((scheme) => !way.includes(scheme)) : [];
  });
  return [...new Set(lost)];
}

function schemesOf(way: readonly SecurityUse[]): string[] {
  return way.map(({ scheme }) => scheme);
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((scheme) => whole.includes(scheme));
}

/** Scopes that every way in asked for, and that some way in of now does not. */
function lostScopes(
  before: readonly (readonly SecurityUse[])[],
  now: readonly (readonly SecurityUse[])[],
): string[] {
  const asked = scopesOf(before[0]).filter((scope) => before.every((way) => scopesOf(way).includes(scope)));
  return asked.filter((scope) => !now.every((way) => scopesOf(way).includes(scope)));
}

function scopesOf(way: readonly SecurityUse[] | undefined): string[] {
  return (way ?? []).flatMap(({ scopes }) => scopes);
}
