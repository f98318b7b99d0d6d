import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangeClass } from '@/lib/contracts/spec-change';
import { CHANGE_RULES } from './change-rules';
import { ruleOfSchemaChange, SCHEMA_CHANGES, SCHEMA_SCOPES, type SchemaChangeName } from './schema-changes';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/revisions.md'), 'utf8');

/** What the page calls an effect, or the class that holds in its place. */
const WORDS: Readonly<Record<string, string>> = {
  narrows: 'narrows',
  widens: 'widens',
  incomparable: 'replaces',
  unknown: 'undecided',
  none: 'nothing',
  deprecating: 'deprecates',
  additive: 'reactivates',
};

/** The text between two headings. */
function section(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  expect(start, heading).toBeGreaterThan(0);
  const rest = page.slice(start + heading.length + 2);
  const end = rest.search(/\n#{2,3} /);
  return end < 0 ? rest : rest.slice(0, end);
}

/** `- high: \`a\`, \`b\`` to `high a`, `high b`. */
function listed(text: string): string[] {
  return [...text.matchAll(/^- (\w+): (.*)$/gm)].flatMap(([, word, ids]) =>
    [...(ids as string).matchAll(/`([^`]+)`/g)].map(([, id]) => `${word} ${id}`),
  );
}

describe('docs/revisions.md lists', () => {
  it.each(ChangeClass.options)('the ids that are %s', (name) => {
    const rules = Object.entries(CHANGE_RULES).filter(([, rule]) => rule.class === name);
    const expected = rules.map(([id, { severity }]) => `${severity} ${id}`);
    expect(listed(section(`### ${name}`)).sort()).toEqual(expected.sort());
  });

  it('what can change in a schema, by its effect', () => {
    const expected = (Object.keys(SCHEMA_CHANGES) as SchemaChangeName[]).map((name) => {
      const { effect, class: kind } = ruleOfSchemaChange(name);
      return `${WORDS[kind ?? effect]} ${name}`;
    });
    expect(listed(section('## Ids of schemas')).sort()).toEqual(expected.sort());
  });

  it('every place of a schema', () => {
    for (const scope of SCHEMA_SCOPES) expect(section('## Ids of schemas')).toContain(`\`${scope}\``);
  });
});
