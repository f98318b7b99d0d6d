import { expect, test } from 'vitest';
import { visibleColumns } from './column-ids';
import {
  countFilters,
  exportHref,
  inventoryHref,
  loadInventoryState,
  NO_FILTERS,
  toEndpointFilter,
  toggled,
} from './inventory-url';

const read = (search: string) => loadInventoryState(new URLSearchParams(search));

test('an address without parameters filters nothing', () => {
  const state = read('');
  expect(toEndpointFilter(state)).toEqual({});
  expect(state).toMatchObject({ sort: 'path', order: 'asc', endpoint: null });
});

test('repeated parameters become the API’s filter', () => {
  const state = read(
    '?q=+users++me&api=Payments&api=a%2Cb&documentation=undocumented&name=shadow&name=zombie',
  );
  expect(toEndpointFilter(state)).toEqual({
    q: 'users  me',
    api: ['Payments', 'a,b'],
    documentation: ['undocumented'],
    name: ['shadow', 'zombie'],
  });
  expect(countFilters(state)).toBe(6);
});

test('keeps how lately an endpoint appeared', () => {
  const state = read('?appeared=week');
  expect(toEndpointFilter(state)).toEqual({ appeared: ['week'] });
  expect(countFilters(state)).toBe(1);
});

test('drops values that no state has', () => {
  expect(toEndpointFilter(read('?documentation=perhaps&documentation=removed&order=sideways'))).toEqual({
    documentation: ['removed'],
  });
  expect(read('?order=sideways').order).toBe('asc');
});

test('a link gives back the state that it was made from', () => {
  const href = inventoryHref({
    api: ['Kunden & Co, Ltd'],
    traffic: ['active', 'quiet'],
    sort: 'requests',
    endpoint: 12,
  });
  const state = read(href.slice('/inventory'.length));
  expect(state).toMatchObject({
    api: ['Kunden & Co, Ltd'],
    traffic: ['active', 'quiet'],
    sort: 'requests',
    endpoint: 12,
  });
});

test('an export asks for what is shown, in its order', () => {
  const state = read(
    '?q=a+b&api=Kunden+%26+Co&api=Pay&appeared=week&sort=requests&order=desc&columns=api&endpoint=3',
  );
  const csv = new URL(exportHref(state, 'csv'), 'http://localhost').searchParams;
  expect([...csv]).toEqual([
    ['format', 'csv'],
    ['sort', 'requests'],
    ['order', 'desc'],
    ['columns', 'method,path,api'],
    ['q', 'a b'],
    ['api', 'Kunden & Co'],
    ['api', 'Pay'],
    ['appeared', 'week'],
  ]);
  expect(exportHref(state, 'json')).not.toContain('columns');
});

test('clearing leaves no filter', () => {
  expect(countFilters({ ...read('?q=x&method=GET'), ...NO_FILTERS })).toBe(0);
});

test('toggling adds what is absent and removes what is present', () => {
  expect(toggled(['GET'], 'PUT')).toEqual(['GET', 'PUT']);
  expect(toggled(['GET', 'PUT'], 'GET')).toEqual(['PUT']);
});

test('columns keep their order and never lose method and path', () => {
  expect(visibleColumns(['lastSeen', 'api'])).toEqual(['method', 'path', 'api', 'lastSeen']);
});
