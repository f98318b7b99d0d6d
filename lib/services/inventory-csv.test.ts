import { expect, test } from 'vitest';
import { EndpointColumn, type EndpointRow } from '@/lib/contracts/inventory';
import { inventoryHeader, inventoryLines } from './inventory-csv';

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
  risk: 'high',
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
  expect(inventoryHeader(columns)).toBe(
    '\ufeffmethod,path,host,declared,observed,sensitive,requests,lastSeen\r\n',
  );
  expect(inventoryLines([ROW], columns)).toBe(
    'GET,/orders/{orderId},api.example.com/v1,required,always,email iban,1200,\r\n',
  );
});

test('knows every column of the page', () => {
  const [line = ''] = inventoryLines([ROW], EndpointColumn.options).split('\r\n');
  expect(line.split(',')).toHaveLength(inventoryHeader(EndpointColumn.options).split(',').length);
});
