import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown';
import { HOSTILE, makeChecked, makeCheckedPolicy, makeResult } from './testing/check-result';

const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| '));

describe('a check as Markdown', () => {
  it('has a table for each API with place, evidence, line and gain', () => {
    const text = renderMarkdown(makeResult([makeChecked(), makeChecked({ isNew: false, gain: 0 })]));
    expect(text).toContain('## Shop\n\nScore **61.8** (D), 2 findings.');
    expect(rowsOf(text).slice(2)).toEqual([
      '| high | AUTH-04 | POST /orders | Nothing is required. | specs/shop.yaml:12 | +12.3 |',
      '| high (known) | AUTH-04 | POST /orders | Nothing is required. | specs/shop.yaml:12 |  |',
    ]);
  });

  it('says that the gate holds, or why not', () => {
    expect(renderMarkdown(makeResult([]))).toContain('The gate holds.');
    const text = renderMarkdown(makeResult([], { failures: ['Shop scores 61.8, below 70.'] }));
    expect(text).toContain('- Shop scores 61.8, below 70.');
    expect(text).not.toContain('The gate holds.');
  });

  it('says what to do about the findings that are new', () => {
    const text = renderMarkdown(makeResult([makeChecked(), makeChecked({ rule: 'AUTH-05', isNew: false })]));
    expect(text).toContain(
      '### What to do\n\n**AUTH-04 POST /orders**\n\n`POST /orders` asks nothing.\n\n1. Ask for `X-Key`.\n2. Test it.\n',
    );
    expect(text).not.toContain('**AUTH-05');
    const known = renderMarkdown(makeResult([makeChecked({ isNew: false })]));
    expect(known).not.toContain('What to do');
  });

  it('has a table of policies, with what fails them', () => {
    const policies = [
      makeCheckedPolicy({ failures: [{ api: HOSTILE, endpoint: HOSTILE, id: null, because: '' }] }),
    ];
    const text = renderMarkdown(makeResult([], { policies }));
    const [row] = rowsOf(text).slice(2);
    expect(row).toContain('writes-are-safe | high | 3 passed, 1 failed, 2 unknown |');
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(renderMarkdown(makeResult([]))).not.toContain('Policies');
  });

  it('says of an API without evidence that it is unrated', () => {
    const result = makeResult([]);
    const [api] = result.apis;
    if (api) api.score = { ...api.score, score: null, grade: null };
    expect(renderMarkdown(result)).toContain('Score unrated, 0 findings.');
  });

  it('lets no name become markup, a link, a mention or a reference', () => {
    const checked = makeChecked({
      path: HOSTILE,
      qualifier: HOSTILE,
      explanation: null,
      evidence: [{ says: HOSTILE, spec: { title: HOSTILE, revision: 1, line: 1 } }],
    });
    const result = makeResult([checked], { failures: [`${HOSTILE} scores 1.`] });
    const [api] = result.apis;
    if (api) api.api = HOSTILE;
    const text = renderMarkdown(result);
    expect(rowsOf(text)).toHaveLength(3);
    expect(rowsOf(text)[2]?.match(/(?<!\\)\|/g)).toHaveLength(7);
    expect(text.match(/^#.*/gm)?.map((heading) => heading.slice(0, 4))).toEqual(['# AP', '## \\']);
    const untrusted = text.replace('**61.8**', '');
    for (const markup of [/(?<!\\)[<>`*_[\]()]/, /https:\/\//, /www\.e/, /@\w/, /(?<!&)#\d/])
      expect(untrusted.replace('Score  (D)', '')).not.toMatch(markup);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('lets no name in an explanation become any of these either', () => {
    const name = HOSTILE.replaceAll('`', '’');
    const explanation = { says: [`\`${name}\` is open.`], steps: [`Close \`${name}\`.`, name] };
    const text = renderMarkdown(makeResult([makeChecked({ explanation })]));
    expect(text).toContain('What to do');
    for (const markup of [/(?<!\\)[<>`]/, /(?<!\\)\]\(/, /https:\/\//, /www\.e/, /@\w/, /(?<!&)#\d/])
      expect(text).not.toMatch(markup);
    expect(text.match(/^#.*/gm)).toHaveLength(3);
  });
});
