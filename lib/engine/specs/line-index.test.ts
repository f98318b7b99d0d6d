import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexBytes, indexText } from './line-index';

it('gives the line of every offset, across blocks', () => {
  const text = fc
    .array(fc.oneof(fc.constant('\n'), fc.constant('\r\n'), fc.string(), fc.constant('x'.repeat(700))), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const bytes = new TextEncoder().encode(value);
      const byText = indexText(value);
      const byBytes = indexBytes(bytes);
      for (let at = 0; at <= value.length; at += 97)
        expect(byText.lineAt(at)).toBe(value.slice(0, at).split('\n').length);
      for (let at = 0; at <= bytes.length; at += 97) {
        expect(byBytes.lineAt(at)).toBe(bytes.subarray(0, at).filter((byte) => byte === 10).length + 1);
      }
    }),
  );
});
