import { describe, expect, it } from 'vitest';
import { storableText } from '@/lib/contracts/text';
import { makeStorable } from './storable-text';

describe('a text for the database', () => {
  it.each([
    ['', ''],
    ['caf\u00e9 \u{1f600}', 'caf\u00e9 \u{1f600}'],
    ['a\0b\0', 'a\ufffdb\ufffd'],
    ['a\tb\r\nc', 'a\tb\r\nc'],
    ['user\u202egnp.exe', 'user\ufffdgnp.exe'],
    ['\u001b[31m\u009b0m', '\ufffd[31m\ufffd0m'],
    ['pay\u200bment\ufeff', 'pay\ufffdment\ufffd'],
    ['\u{1f468}\u200d\u{1f469} \u05d0\u05d1', '\u{1f468}\u200d\u{1f469} \u05d0\u05d1'],
    ['tag\u{e0041}', 'tag\ufffd'],
    [`Z${'\u0335'.repeat(8)}`, `Z${'\u0335'.repeat(8)}`],
    [`Z${'\u0335'.repeat(90)}algo`, `Z${'\u0335'.repeat(8)}\ufffdalgo`],
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
