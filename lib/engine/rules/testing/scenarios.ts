import { describe, expect, it } from 'vitest';
import { EvidenceItem } from '@/lib/contracts/rule';
import type { Subject } from '@/lib/contracts/subject';
import { applyRule, applySettings, type SetRule } from '../judge-subject';
import type { Firing, Rule } from '../rule';
import { NOW_MS } from './subjects';

/** One row of a rule's table. */
export interface Scenario {
  name: string;
  subject: Subject;
  /** `clears`: what fired before, with the evidence that settles it. `spares`: a near-miss. */
  expect: 'fires' | 'spares' | 'clears' | 'unobservable';
  /** What the firings must have, in their order; only for `fires`. */
  firings?: Partial<Pick<Firing, 'qualifier' | 'severity' | 'confidence' | 'firstMs' | 'lastMs'>>[];
  parameters?: Record<string, number>;
  nowMs?: number;
}

/** The table of a rule: at least two scenarios that fire, two that it spares, and one that clears. */
export function describeRule(rule: Rule, scenarios: readonly Scenario[]): void {
  const count = (kind: Scenario['expect']) => scenarios.filter((row) => row.expect === kind).length;
  describe(`${rule.id} ${rule.title}`, () => {
    it('has two scenarios that fire, two near-misses and one that clears', () => {
      expect(count('fires')).toBeGreaterThanOrEqual(2);
      expect(count('spares') + count('unobservable')).toBeGreaterThanOrEqual(2);
      expect(count('clears')).toBeGreaterThanOrEqual(1);
    });
    for (const row of scenarios) {
      it(`${row.expect}: ${row.name}`, () => {
        const settings = row.parameters ? [{ rule: rule.id, api: null, parameters: row.parameters }] : [];
        const [set] = applySettings([rule], settings, row.subject.api.name);
        const outcome = applyRule(set as SetRule, row.subject, row.nowMs ?? NOW_MS);
        expect(outcome.kind).toBe(EXPECTED[row.expect]);
        if (outcome.kind !== 'fired') return;
        const fired = outcome.firings.map(({ firing }) => firing);
        for (const { evidence } of fired) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const item of evidence) EvidenceItem.parse(item);
        }
        if (row.firings) expect(fired).toMatchObject(row.firings);
      });
    }
  });
}

const EXPECTED = { fires: 'fired', spares: 'clear', clears: 'clear', unobservable: 'unobservable' } as const;
