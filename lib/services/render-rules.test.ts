import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { renderRules } from './render-rules';

const PAGE = path.join(import.meta.dirname, '../../docs/rules.md');

it('docs/rules.md says what the registry says (npm run docs)', () => {
  expect(withoutPadding(readFileSync(PAGE, 'utf8'))).toBe(withoutPadding(renderRules()));
});

/** The formatter widens the cells of tables. */
function withoutPadding(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}
