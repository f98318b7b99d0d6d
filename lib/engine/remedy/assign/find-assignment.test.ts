import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssignmentTerms } from '@/lib/contracts/assignment';
import { findAssignment } from './find-assignment';

const ANY: AssignmentTerms = { rule: '', api: '', path: '', ownerId: null };
const FINDING = { rule: 'AUTH-02', api: 'Payments API', path: '/v1/cards/{id}', ownerId: 3 };
const isMeant = (terms: Partial<AssignmentTerms>, finding = {}) =>
  findAssignment([{ ...ANY, ...terms }], { ...FINDING, ...finding }) !== null;

describe('an assignment rule', () => {
  it.each([
    [{}, true],
    [{ rule: 'AUTH' }, true],
    [{ rule: 'AUTH-02' }, true],
    [{ rule: 'AUTH-03' }, false],
    [{ api: 'payments*' }, true],
    [{ api: '*api' }, true],
    [{ api: 'payments' }, false],
    [{ path: '/v1/*/{id}' }, true],
    [{ path: '/v1/*/*/{id}' }, false],
    [{ path: '*cards*id*' }, true],
    [{ path: '/v1/cards/{id}*{id}' }, false],
    [{ ownerId: 3 }, true],
    [{ ownerId: 4 }, false],
    [{ rule: 'AUTH', api: 'shop*' }, false],
  ])('%o fits: %s', (terms, expected) => {
    expect(isMeant(terms)).toBe(expected);
  });

  it('about a path is not for what is about no endpoint', () => {
    expect(isMeant({ path: '*' }, { path: null })).toBe(false);
    expect(isMeant({}, { path: null })).toBe(true);
  });

  it('comes before those after it', () => {
    const rules = [
      { ...ANY, rule: 'DATA' },
      { ...ANY, name: 'second' },
      { ...ANY, name: 'third' },
    ];
    expect(findAssignment(rules, FINDING)).toMatchObject({ name: 'second' });
  });

  it('reads a pattern as the regular expression that it stands for', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '.'), maxLength: 9 });
    fc.assert(
      fc.property(letters.filter(Boolean), letters, (pattern, text) => {
        const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '.*');
        expect(isMeant({ path: pattern }, { path: text })).toBe(new RegExp(`^${expression}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });
});
