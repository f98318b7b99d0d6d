import { describe, expect, it } from 'vitest';
import type { SecurityScheme } from '@/lib/contracts/operation';
import type { EvidenceItem } from '@/lib/contracts/rule';
import { NOW } from '@/testing/exchange-lines';
import { judgeFiles } from '@/testing/judged-files';
import { AUTHENTICATION } from '@/testing/patches/authentication';
import { CONTENTS } from '@/testing/patches/contents';
import { INVENTORY } from '@/testing/patches/inventory';
import { SECURITY_SCHEMES } from '@/testing/patches/security-schemes';
import { explainFix } from './remedy/explain/explain-fix';
import type { ExplainedFinding, FixFacts } from './remedy/explain/facts';
import { RULES } from './rules/registry';

/** What tells findings of a rule apart, where there is more than nothing. */
const QUALIFIERS: Readonly<Record<string, readonly string[]>> = {
  'ATT-01': [
    'sql-injection',
    'path-traversal',
    'command-injection',
    'cross-site-scripting',
    'xml-external-entity',
  ],
  'AUTH-07': ['', 'basicScheme'],
  'AUTH-08': ['oauthScheme'],
  'AUTH-09': ['urlScheme', 'query access_token', 'path token'],
  'AUTH-10': ['query access_token', 'token-in-path'],
  'AUTH-11': ['jwt-unsigned', 'jwt-without-expiry', 'jwt-long-lived'],
  'AUTH-12': ['tokn'],
  'AUTH-15': ['guessable-key'],
  'AZ-01': ['orderId'],
  'AZ-03': ['GET /admin/users'],
  'CFG-01': ['http://api.example.com/v1'],
  'CFG-04': ['cors-any-origin-with-credentials', 'cors-reflected-origin-with-credentials'],
  'CFG-05': ['stack-trace', 'sql-error'],
  'CFG-09': ['server-version', 'framework-version'],
  'DATA-01': ['response owner.email'],
  'DATA-02': ['response owner.email'],
  'DATA-04': ['query email', 'path email'],
  'DATA-05': ['request isAdmin'],
  'DATA-08': ['response apiKey', 'password-hash'],
  'INV-10': ['GET /{version}/users v1'],
  'INV-13': ['GET /accounts/{id}'],
  'SSRF-01': ['query callbackUrl', 'url-value', 'internal-target'],
  'UPS-01': ['http://partner.example.com/paid'],
};
const PLACES = {
  endpoint: { method: 'PUT', path: '/orders/{orderId}', host: 'api.example.com', source: null },
  api: { method: null, path: null, host: null, source: null },
  host: { method: null, path: null, host: 'staging.example.com', source: null },
  source: { method: null, path: null, host: null, source: 'gateway-log' },
} as const;
const EVIDENCE: readonly EvidenceItem[] = [
  { says: 'Something was seen.', exchanges: 42, lastSeen: '2026-02-11T10:00:00.000Z' },
  { says: 'It is declared so.', spec: { title: 'Shop', revision: 2, file: 'shop.yaml', line: 77 } },
];
const KEY: SecurityScheme = { scheme: 'shopKey', kind: 'apiKey', in: 'header', name: 'X-Shop-Key', line: 3 };
const NOTHING: FixFacts = { schemes: [], traffic: null, declared: null, now: NOW };
const FULL: FixFacts = {
  schemes: [KEY],
  traffic: {
    credentials: { present: 3, absent: 5, unobservable: 0, kinds: [] },
    statuses: [],
    callers: 7,
    sunsetMs: Date.UTC(2026, 1, 1),
    fields: [],
  },
  declared: { security: [[{ scheme: 'shopKey', kind: 'apiKey', scopes: [] }]], isDeprecated: true },
  now: NOW,
};

function findingOf({ id, scope }: (typeof RULES)[number], qualifier: string): ExplainedFinding {
  const [place, name] = qualifier.split(' ');
  const fields = ['response', 'query', 'request', 'path'].includes(place ?? '')
    ? [{ place: place as 'query', name: name as string, classes: ['email' as const] }]
    : undefined;
  const [first, ...more] = EVIDENCE as [EvidenceItem, EvidenceItem];
  return {
    rule: id,
    api: 'Shop',
    qualifier,
    evidence: [{ ...first, ...(fields && { fields }) }, ...more],
    lastSeen: '2026-02-11T10:00:00.000Z',
    ...PLACES[scope],
  };
}

/** Nothing but their place can be said of them. */
const NAMELESS = new Set(['INV-11', 'INV-14']);

const SAMPLES = RULES.flatMap((rule) =>
  (QUALIFIERS[rule.id] ?? ['']).map((qualifier) => ({ id: rule.id, qualifier, rule })),
);

/** Whole sentences, and nothing that was to be filled in. */
function expectWhole(finding: ExplainedFinding, facts: FixFacts): string {
  const explained = explainFix(finding, facts);
  expect(explained, `${finding.rule} has no explanation`).not.toBeNull();
  const { says = [], steps = [] } = explained ?? {};
  expect(says.length).toBeGreaterThan(0);
  expect(steps.length).toBeGreaterThan(1);
  for (const text of [...says, ...steps]) {
    expect(text).toMatch(/^[A-Z`\d].*\.$/s);
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{|``|`\(empty\)`| {2}| [.,;:]|\.\.|: \.|\(\)/);
    expect(text.split('`').length % 2).toBe(1);
  }
  return [...says, ...steps].join(' ');
}

describe('what is to be done', () => {
  it.each(SAMPLES)('about $id ($qualifier) names its place, its names and its day', ({ rule, qualifier }) => {
    const finding = findingOf(rule, qualifier);
    const text = expectWhole(finding, FULL);
    expectWhole(finding, NOTHING);
    const { method, path, host, source, api } = finding;
    expect(text).toContain(method ? `\`${method} ${path}\`` : `\`${host ?? source ?? api}\``);
    const isName = qualifier.includes(' ') ? !/^[A-Z]/.test(qualifier) : /[A-Z]|^tokn$|:/.test(qualifier);
    if (isName) expect(text).toContain(`\`${qualifier.slice(qualifier.indexOf(' ') + 1)}\``);
    if (!NAMELESS.has(rule.id))
      expect(text).toMatch(
        /42 requests|Something was seen|line 77 of `shop\.yaml`|It is declared so|2026-02-11/,
      );
  });

  it('is said of every rule, and of what rules really find', () => {
    const seen = new Set<string>();
    for (const files of [...INVENTORY, ...AUTHENTICATION, ...SECURITY_SCHEMES, ...CONTENTS])
      for (const finding of judgeFiles(files, NOW).findings) {
        seen.add(finding.rule);
        expectWhole(finding, NOTHING);
      }
    expect(seen.size).toBeGreaterThan(24);
  });

  it('names the header that callers have to send, as the documents have it', () => {
    const of = (facts: FixFacts) => {
      const rule = RULES.find(({ id }) => id === 'AUTH-03') as (typeof RULES)[number];
      const { says = [], steps = [] } = explainFix(findingOf(rule, ''), facts) ?? {};
      return [...says, ...steps].join(' ');
    };
    expect(of(FULL)).toContain('must answer 401');
    expect(of(FULL)).toContain('the header `X-Shop-Key` (scheme `shopKey`)');
    expect(of(NOTHING)).toContain('the header `Authorization`');
    const other = { ...KEY, scheme: 'other', in: 'cookie' as const, name: 'sid' };
    expect(of({ ...FULL, schemes: [other, KEY] })).not.toContain('sid');
    expect(of({ ...FULL, declared: null, schemes: [other] })).toContain('the cookie `sid`');
  });

  it('lets no name end its code', () => {
    const rule = RULES.find(({ id }) => id === 'INV-01') as (typeof RULES)[number];
    expectWhole({ ...findingOf(rule, ''), path: '/a`b`/\n\u2028{x}', api: '`' }, FULL);
  });

  it('knows no other rule', () => {
    const [rule] = RULES;
    expect(explainFix({ ...findingOf(rule as (typeof RULES)[number], ''), rule: 'XX-99' }, FULL)).toBeNull();
  });
});
