import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { HIDDEN } from '@/lib/contracts/text';
import { HOSTILE } from '@/testing/hostile/texts';
import { CHECK_FORMATS, renderCheck } from './check-report/render-check';
import { makeChecked, makeResult } from './check-report/testing/check-result';
import { printable, printableJson } from './printable';

const texts = HOSTILE.flatMap((group) => group.texts);

describe.each(texts.map((text) => [JSON.stringify(text).slice(0, 60), text] as const))('%s', (_, text) => {
  it('reaches a terminal as one line without commands', () => {
    expect(printable(text)).not.toMatch(HIDDEN);
    expect(printable(text)).not.toMatch(/[\n\r\t]/);
    expect(stripVTControlCharacters(printable(text))).toBe(printable(text));
  });

  it('means the same as JSON, and is as harmless', () => {
    const line = printableJson({ [text]: text });
    expect(line).not.toMatch(HIDDEN);
    expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify({ [text]: text })));
  });
});

describe.each(CHECK_FORMATS)('a check as %s', (format) => {
  it.each(texts)('shows %j and lets it do nothing', (text) => {
    const finding = makeChecked({
      api: text,
      path: text,
      key: text,
      qualifier: text,
      evidence: [{ says: text, spec: { title: text, revision: 1, file: text, line: 1 } }],
    });
    const result = makeResult([finding], { failures: [text] });
    const shown = renderCheck(
      format,
      { ...result, apis: result.apis.map((api) => ({ ...api, api: text })) },
      [text],
    );
    expect(stripVTControlCharacters(shown)).not.toMatch(HIDDEN);
    if (format === 'markdown') expect(shown).not.toMatch(/(?<!\\)(?:<|\]\()/);
  });
});
