import { expect, test } from 'vitest';
import {
  countFilters,
  exportHref,
  findingsHref,
  loadFindingsState,
  NO_FILTERS,
  toFindingFilter,
} from './findings-url';

const ADDRESS =
  '?q=orders&severity=high&severity=critical&status=resolved&rule=AUTH-01&overdue=true&waiting=true&endpoint=7&assignee=p1&sort=due&finding=12';

test('reads the address, and gives the API the filters that are set', () => {
  const state = loadFindingsState(new URLSearchParams(ADDRESS));
  expect(state).toMatchObject({ sort: 'due', finding: 12 });
  expect(toFindingFilter(state)).toEqual({
    q: 'orders',
    severity: ['high', 'critical'],
    status: ['resolved'],
    rule: ['AUTH-01'],
    overdue: true,
    waiting: true,
    endpoint: 7,
    assignee: 'p1',
  });
  expect(countFilters(state)).toBe(9);
});

test('nothing set is no filter, and what means nothing is passed over', () => {
  const state = loadFindingsState(
    new URLSearchParams('?severity=dreadful&sort=fun&overdue=maybe&endpoint=x&q=%20'),
  );
  expect(toFindingFilter(state)).toEqual({});
  expect(toFindingFilter(NO_FILTERS)).toEqual({});
  expect(state.sort).toBe('urgency');
});

test('links to what it reads', () => {
  const href = findingsHref({ severity: ['high'], api: ['Orders & Co'], finding: 3 });
  expect(loadFindingsState(new URL(href, 'http://localhost').searchParams)).toMatchObject({
    severity: ['high'],
    api: ['Orders & Co'],
    finding: 3,
  });
});

test('the file holds the list that is shown', () => {
  const state = loadFindingsState(new URLSearchParams(ADDRESS));
  expect(exportHref(state, 'csv')).toBe(
    '/api/v1/findings/export?format=csv&sort=due&q=orders&severity=high&severity=critical&status=resolved&rule=AUTH-01&overdue=true&waiting=true&endpoint=7&assignee=p1',
  );
});
