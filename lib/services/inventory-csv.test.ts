import { expect, test } from 'vitest';
import { EndpointColumn, type EndpointRow } from '@/lib/contracts/inventory';
import { csvHeader, csvLines } from './inventory-csv';

const ROW: EndpointRow = {
  id: 1,
  apiId: 1,
  api: 'Shop',
  method: 'GET',
  path: '/orders/{orderId}',
  host: 'api.example.com',
  basePath: '/v1',
  documentation: 'documented',
  traffic: 'active',
  lifecycle: 'current',
  declared: 'required',
  observed: 'always',
  names: [],
  sensitive: ['email', 'iban'],
  requests: 1200,
  fields: 7,
  firstSeen: '2026-11-20T10:00:00.000Z',
  lastSeen: null,
};

test('writes the columns asked for, authentication as two', () => {
  const columns: EndpointColumn[] = [
    'method',
    'path',
    'host',
    'authentication',
    'sensitive',
    'requests',
    'lastSeen',
  ];
  expect(csvHeader(columns)).toBe('\ufeffmethod,path,host,declared,observed,sensitive,requests,lastSeen\r\n');
  expect(csvLines([ROW], columns)).toBe(
    'GET,/orders/{orderId},api.example.com/v1,required,always,email iban,1200,\r\n',
  );
});

test('knows every column of the page', () => {
  const [line = ''] = csvLines([ROW], EndpointColumn.options).split('\r\n');
  expect(line.split(',')).toHaveLength(csvHeader(EndpointColumn.options).split(',').length);
});

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
])('writes the text %j so that no spreadsheet runs it', (api, cell) => {
  expect(csvLines([{ ...ROW, api }], ['api'])).toBe(`${cell}\r\n`);
});
