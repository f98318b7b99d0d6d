import { expect, it } from 'vitest';
import { addressOf, shownAddressOf } from './server-address';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000', 'http://localhost:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000', 'http://localhost:3000'],
  ['::', 'http://[::1]:3000', 'http://[::1]:3000'],
  ['::1', 'http://[::1]:3000', 'http://[::1]:3000'],
  ['10.0.0.7', 'http://10.0.0.7:3000', 'http://10.0.0.7:3000'],
])('listening on %s, it is at %s and shown as %s', (host, address, shown) => {
  expect(addressOf({ host, port: 3000 })).toBe(address);
  expect(shownAddressOf({ host, port: 3000, publicUrl: undefined })).toBe(shown);
});

it('is shown by its public address', () => {
  const publicUrl = 'https://gnomon.example.com';
  expect(shownAddressOf({ host: '0.0.0.0', port: 3000, publicUrl })).toBe(publicUrl);
});
