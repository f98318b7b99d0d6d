import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';
import { CONNECT_GUIDES } from './connect-guides';

test('every format has its guide', () => {
  const formats = CONNECT_GUIDES.map(({ format }) => format).sort();
  expect(formats).toEqual(TRAFFIC_FORMATS.map(({ id }) => id).sort());
});

test('what is to be copied is what the documentation says', () => {
  const documents = globSync('docs/sources/*.md').map((file) => readFileSync(file, 'utf8'));
  for (const { format, snippet } of CONNECT_GUIDES) {
    if (snippet === null) continue;
    expect(
      documents.some((text) => text.includes(snippet)),
      format,
    ).toBe(true);
  }
});
