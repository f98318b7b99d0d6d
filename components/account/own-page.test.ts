import { expect, it } from 'vitest';
import { ownPage } from './own-page';

it.each(['/', '/inventory?api=Shop', '/findings#x'])('%s is ours', (address) => {
  expect(ownPage(address)).toBe(address);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/../\\evil.example',
  '/\t/evil.example',
  ['/inventory', 'https://evil.example'],
  'https://evil.example',
  'javascript:alert(1)',
  '/a b',
  '',
  undefined,
])('%s is not', (address) => {
  expect(ownPage(address)).toBe('/');
});
