import { describe, expect, it } from 'vitest';
import { storableText } from '@/lib/contracts/text';
import { makeStorable } from './storable-text';

describe('a text for the database', () => {
  it.each([
    ['', ''],
    ['caf\u00e9 \u{1f600}', 'caf\u00e9 \u{1f600}'],
    ['a\0b\0', 'a\ufffdb\ufffd'],
    ['\ud800', '\ufffd'],
    ['x\udc00y\ud83d', 'x\ufffdy\ufffd'],
    ['\ude00\ud83d', '\ufffd\ufffd'],
    ['\u{1f600}\0', '\u{1f600}\ufffd'],
  ])('%j is %j', (text, expected) => {
    expect(storableText(text)).toBe(expected);
    expect(makeStorable(text)).toBe(expected);
  });

  it('is made of every text inside a value, in place', () => {
    const value = { a: ['\0', { b: '\ud800', n: null, i: 7 }], c: 'fine' };
    expect(makeStorable(value)).toBe(value);
    expect(value).toEqual({ a: ['\ufffd', { b: '\ufffd', n: null, i: 7 }], c: 'fine' });
  });
});
