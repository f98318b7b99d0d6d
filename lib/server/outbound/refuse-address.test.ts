import { describe, expect, it } from 'vitest';
import { NOTHING_ALLOWED, parseAllowList } from './allow-list';
import { refuseAddress } from './refuse-address';

describe('refuseAddress', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.0.9', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'linkLocal'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['100.100.100.200', 'carrierGradeNat'],
    ['192.0.0.192', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['203.0.113.7', 'reserved'],
    ['240.0.0.1', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['168.63.129.16', 'metadata'],
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['::ffff:127.0.0.1', 'ipv4Mapped'],
    ['::ffff:8.8.8.8', 'ipv4Mapped'],
    ['::7f00:1', 'reserved'],
    ['64:ff9b::7f00:1', 'rfc6052'],
    ['64:ff9b:1::a00:1', 'rfc6052'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:4136:e378::1', 'teredo'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['fec0::1', 'deprecatedSiteLocal'],
    ['fc00::1', 'uniqueLocal'],
    ['fd00:ec2::254', 'uniqueLocal'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'reserved'],
    ['4000::1', 'reserved'],
    ['nonsense', 'unreadable'],
  ])('refuses %s as %s', (address, range) => {
    expect(refuseAddress(address, NOTHING_ALLOWED)).toBe(range);
  });

  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::8a'])(
    'lets %s pass',
    (address) => expect(refuseAddress(address, NOTHING_ALLOWED)).toBeNull(),
  );

  it('lets an allowed range pass, and its neighbour not', () => {
    const allow = parseAllowList('10.1.0.0/16, fd12::/32');
    if (allow === null) throw new Error('the list is readable');
    expect(refuseAddress('10.1.200.3', allow)).toBeNull();
    expect(refuseAddress('fd12::9', allow)).toBeNull();
    expect(refuseAddress('10.2.0.1', allow)).toBe('private');
    expect(refuseAddress('::ffff:10.1.200.3', allow)).toBe('ipv4Mapped');
  });
});
