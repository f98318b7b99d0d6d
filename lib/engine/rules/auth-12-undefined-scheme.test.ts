import type { SecurityUse } from '@/lib/contracts/operation';
import { undefinedScheme } from './auth-12-undefined-scheme';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const token: SecurityUse = { scheme: 'token', kind: 'bearer', scopes: [] };
const unknown = (scheme: string): SecurityUse => ({ scheme, kind: 'undefined', scopes: [] });
const asks = (...security: SecurityUse[][]) => makeEndpoint({ declared: makeOperation({ security }) });

describeRule(undefinedScheme, [
  {
    name: 'the requirement names what the document does not define',
    subject: asks([unknown('tokn')]),
    expect: 'fires',
    firings: [{ qualifier: 'tokn', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'each undefined scheme once, among defined ones too',
    subject: asks([token, unknown('a')], [unknown('a')], [unknown('b')]),
    expect: 'fires',
    firings: [{ qualifier: 'a' }, { qualifier: 'b' }],
  },
  { name: 'no requirement', subject: asks(), expect: 'spares' },
  {
    name: 'only an older revision names it',
    subject: makeEndpoint({ declared: makeOperation({ isCurrent: false, security: [[unknown('tokn')]] }) }),
    expect: 'spares',
  },
  { name: 'a revision defines the scheme', subject: asks([token]), expect: 'clears' },
]);
