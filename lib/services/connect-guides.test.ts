import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';
import { CONNECT_GUIDES } from './connect-guides';

test('every format has its guide', () => {
  const formats = new Set(CONNECT_GUIDES.map(({ format }) => format));
  expect([...formats].sort()).toEqual(TRAFFIC_FORMATS.map(({ id }) => id).sort());
});

test('guides are told apart by their titles', () => {
  expect(new Set(CONNECT_GUIDES.map(({ title }) => title)).size).toBe(CONNECT_GUIDES.length);
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
