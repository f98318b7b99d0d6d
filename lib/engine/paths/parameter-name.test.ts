import { expect, it } from 'vitest';
import { nameParameter } from './parameter-name';

it.each([
  ['users', 'userId'],
  ['order-history', 'orderHistoryId'],
  ['web3', 'webId'],
  ['i18n', 'i18nId'],
  ['b2b-users', 'b2bUserId'],
  ['%2e%2e%2Fftp', 'ftpId'],
  ['2024', 'id'],
  ['', 'id'],
])('names a parameter after %s: %s', (before, name) => {
  expect(nameParameter(before, [])).toBe(name);
});

it('keeps names unique within a path', () => {
  expect(nameParameter('users', ['userId', 'userId2'])).toBe('userId3');
});
