import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INJECTION_PATTERNS } from '@/lib/engine/lexicon/injection-patterns';
import { charactersOf, holdsAll } from './character-set';

describe('characters of a text', () => {
  it.each([
    ['abc', 'cab', true],
    ['abc', '', true],
    ['abc', 'abd', false],
    ['a', 'A', false],
    ['a\n', '\n', true],
    ['a', '!', false],
    ['ä€😀', '', true],
    ['ä€😀', 'a', false],
    ['a\x7f', '\x7f', true],
  ])('%j has all of %j: %s', (text, wanted, has) => {
    expect(holdsAll(charactersOf(text), charactersOf(wanted))).toBe(has);
  });

  const FRAGMENTS =
    `' " ; ) ( = , -- # | || & && \` $ $( \${ < > / \\ .. ../ %2e %2f %5c %00 \0 \n \r : [$ne] 1 1=1 'a'='a' or and union all select from where
     null * drop table users order by having group sleep(5) pg_sleep(1) waitfor delay xp_cmdshell information_schema. this.a == return true $where
     script javascript: onerror= onload= img src svg data:text/html etc passwd file:// c:\\ windows win.ini proc self .env whoami id cat ls -la
     wget http:// curl jndi:ldap child_process os.system( !entity % x system !doctype public foo "http://evil/ &a;&b;`
      .split(/[^\S\n\r]+|\n\s+/)
      .concat([' ', '  ', '\n', '\r']);
  const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join(''));
  const spaced = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join(' '));

  it('what a pattern needs is in all that it matches', () => {
    const needs = INJECTION_PATTERNS.map((entry) => charactersOf(entry.needs));
    const matched = new Set<number>();
    fc.assert(
      fc.property(fc.oneof(text, spaced), (value) => {
        const characters = charactersOf(value);
        INJECTION_PATTERNS.forEach(({ pattern }, index) => {
          if (!pattern.test(value)) return;
          matched.add(index);
          expect(holdsAll(characters, needs[index] as (typeof needs)[number]), `${pattern} on ${value}`).toBe(
            true,
          );
        });
      }),
      { numRuns: 20_000, seed: 7 },
    );
    expect(matched.size).toBeGreaterThan(15);
  });
});
