import type { SpecFacts } from '@/lib/contracts/subject';
import { unboundedSchemas } from './rate-04-unbounded-schemas';
import { describeRule } from './testing/scenarios';
import { makeApi, SPEC } from './testing/subjects';

const bounded = { declared: 4, unbounded: 0, lines: [] };
const open = { declared: 4, unbounded: 3, lines: [7, 9, 12] };
const spec = (bounds: Partial<SpecFacts['bounds']>): SpecFacts => ({
  ...SPEC,
  bounds: { array: bounded, string: bounded, integer: bounded, ...bounds },
});

describeRule(unboundedSchemas, [
  {
    name: 'arrays and strings of two documents are one finding',
    subject: makeApi({ specs: [spec({ array: open, string: open }), spec({ array: open })] }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'info', confidence: 'high' }],
  },
  { name: 'integers alone', subject: makeApi({ specs: [spec({ integer: open })] }), expect: 'fires' },
  { name: 'no schema at all', subject: makeApi(), expect: 'spares' },
  { name: 'no document', subject: makeApi({ specs: [] }), expect: 'spares' },
  { name: 'a newer revision that limits all', subject: makeApi({ specs: [spec({})] }), expect: 'clears' },
]);
