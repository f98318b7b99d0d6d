import { expect, test } from 'vitest';
import { hostsInWords, isWithoutHost, looseHost } from './api-hosts';

type Host = Parameters<typeof hostsInWords>[0]['hosts'][number];
const host = (name: string, over: Partial<Host> = {}): Host => ({
  host: name,
  basePath: '',
  origin: 'spec',
  isObserved: false,
  ...over,
});

test.each([
  { name: 'a spec without a server', specs: 1, hosts: [], words: 'The spec names no host', without: true },
  {
    name: 'a spec with a base path alone',
    specs: 1,
    hosts: [host('', { basePath: '/v2' })],
    words: 'The spec names no host',
    without: true,
  },
  {
    name: 'a spec with a joined host',
    specs: 1,
    hosts: [host('', { basePath: '/v2' }), host('a.example', { origin: 'person' })],
    words: 'a.example',
    without: false,
  },
  {
    name: 'a host met twice',
    specs: 1,
    hosts: [host('a.example'), host('a.example', { origin: 'traffic' }), host('b.example')],
    words: 'a.example and 1 other host',
    without: false,
  },
  {
    name: 'a log without hosts',
    specs: 0,
    hosts: [host('', { origin: 'traffic' })],
    words: 'The log shows no host',
    without: false,
  },
])('says which hosts $name has', ({ specs, hosts, words, without }) => {
  expect(hostsInWords({ specs, hosts })).toBe(words);
  expect(isWithoutHost({ specs, hosts })).toBe(without);
});

test('only an API that traffic alone made has a host to give', () => {
  expect(looseHost({ specs: 0, hosts: [host('a.example', { origin: 'traffic' })] })).toBe('a.example');
  expect(looseHost({ specs: 0, hosts: [host('')] })).toBeNull();
  expect(looseHost({ specs: 1, hosts: [host('a.example')] })).toBeNull();
});
