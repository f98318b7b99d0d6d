import { expect, test } from 'vitest';
import { csvHeader, csvLine } from './csv';

test.each([
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ['+1+1', `"'+1+1"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  [' =1', `"' =1"`],
  ['\t=1', `"'\t=1"`],
  ['\r\n=1', `"'\r\n=1"`],
  ['\u200b=1', `"'\u200b=1"`],
  ['\uff1d1', `"'\uff1d1"`],
  ['a,"b"', '"a,""b"""'],
  ['a\nb', '"a\nb"'],
  ['a;=1', '"a;=1"'],
  ['Kunden & Co', 'Kunden & Co'],
])('writes the text %j so that no spreadsheet runs it', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`);
});

test('a header tells spreadsheets that the file is UTF-8; nothing known is an empty cell', () => {
  expect(csvHeader(['path', 'requests'])).toBe('\ufeffpath,requests\r\n');
  expect(csvLine([null, -3])).toBe(',-3\r\n');
});
