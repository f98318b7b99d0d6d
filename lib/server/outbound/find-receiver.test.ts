import { describe, expect, it } from 'vitest';
import { NOTHING_ALLOWED, parseAllowList } from './allow-list';
import { findAddresses, parseReceiver } from './find-receiver';

function allowing(text: string) {
  const list = parseAllowList(text);
  if (list === null) throw new Error(`${text} is no list`);
  return list;
}

describe('parseReceiver', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://0/',
    'http://0.0.0.0:8080/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'https://192.168.0.1:8443/hook',
    'http://[fd00:ec2::254]/',
  ])('refuses the address %s', (address) => {
    expect(() => parseReceiver(address, NOTHING_ALLOWED)).toThrow('not public');
  });

  it.each([
    ['ftp://example.com/', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['gopher://example.com/', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['https://example.com@127.0.0.1/', 'user name'],
    ['https://user:secret@example.com/', 'user name'],
    ['example.com', 'not a URL'],
    ['http://127.0.0.1:99999/', 'not a URL'],
    ['', 'not a URL'],
  ])('refuses %s', (address, because) => {
    expect(() => parseReceiver(address, NOTHING_ALLOWED)).toThrow(because);
  });

  it('does not repeat the address, which may be a secret', () => {
    expect(() => parseReceiver('ftp://hunter2/', NOTHING_ALLOWED)).toThrow(/^((?!hunter2).)*$/s);
  });

  it.each(['https://hooks.example.com/services/T0/B0/x', 'http://8.8.8.8:8080/'])('takes %s', (address) => {
    expect(parseReceiver(address, NOTHING_ALLOWED).href).toBe(address);
  });

  it.each([
    ['127.0.0.1:9000', 'http://127.0.0.1:9000/', true],
    ['127.0.0.1:9000', 'http://2130706433:9000/', true],
    ['127.0.0.1:9000', 'http://127.0.0.1:9001/', false],
    ['127.0.0.1:80', 'http://127.0.0.1/', true],
    ['127.0.0.1:443', 'http://127.0.0.1/', false],
    ['127.0.0.1', 'https://127.0.0.1:9001/', true],
    ['[::1]:9000', 'http://[::1]:9000/', true],
    ['10.0.0.0/8', 'http://10.9.8.7/', true],
    ['10.0.0.0/8', 'http://11.9.8.7/', true],
    ['10.0.0.0/8', 'http://192.168.1.1/', false],
  ])('with %s allowed, takes %s: %s', (list, address, isTaken) => {
    const parse = () => parseReceiver(address, allowing(list));
    if (isTaken) expect(parse()).toBeInstanceOf(URL);
    else expect(parse).toThrow('not public');
  });
});

describe('findAddresses', () => {
  const resolvesTo =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const find = (url: string, addresses: string[], allow = NOTHING_ALLOWED) =>
    findAddresses(parseReceiver(url, allow), allow, resolvesTo(...addresses));

  it.each(['localhost', 'LOCALHOST', 'localhost.', 'anything.localhost', '127.0.0.1.nip.io', 'internal'])(
    'refuses the name %s when it leads inside',
    async (host) => {
      await expect(find(`http://${host}/`, ['127.0.0.1'])).rejects.toThrow('not public (loopback)');
    },
  );

  it('refuses a name of which one address of several leads inside', async () => {
    await expect(find('https://example.com/', ['93.184.215.14', '10.0.0.1'])).rejects.toThrow('private');
    await expect(find('https://example.com/', ['93.184.215.14', '::1'])).rejects.toThrow('loopback');
  });

  it('gives what it has checked', async () => {
    expect(await find('https://example.com/', ['93.184.215.14'])).toEqual([
      { address: '93.184.215.14', family: 4 },
    ]);
  });

  it('refuses a name without an address', async () => {
    await expect(find('https://example.com/', [])).rejects.toThrow('no address');
  });

  it('takes an allowed name wherever it leads, at its port alone', async () => {
    const allow = allowing('Hooks.internal:8443');
    expect(await find('https://hooks.internal.:8443/', ['10.0.0.5'], allow)).toHaveLength(1);
    await expect(find('https://hooks.internal/', ['10.0.0.5'], allow)).rejects.toThrow('private');
    await expect(find('https://xhooks.internal:8443/', ['10.0.0.5'], allow)).rejects.toThrow('private');
  });
});
