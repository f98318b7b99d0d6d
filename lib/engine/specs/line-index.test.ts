import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexText } from './line-index';

it('gives the line of every offset, across blocks', { timeout: 60_000 }, () => {
  const text = fc
    .array(fc.oneof(fc.constant('\n'), fc.constant('\r\n'), fc.string(), fc.constant('x'.repeat(700))), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const index = indexText(value);
      for (let at = 0; at <= value.length; at += 97)
        expect(index.lineAt(at)).toBe(value.slice(0, at).split('\n').length);
    }),
  );
});
