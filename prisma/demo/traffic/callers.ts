import type { CallerKind } from '../demo-api';
import { Random } from '../random';
import * as identifiers from '../values/identifiers';
import { fictionalPhone } from '../values/payment';
import type { Person } from '../values/value-context';
import { FIRST_NAMES, LAST_NAMES } from '../values/words';

export interface Caller extends Person {
  kind: CallerKind;
  index: number;
  agent: string;
  tls: string;
  /** Keeps cookies and keys of the same caller the same. */
  secret: string;
}

const SIZES: Readonly<Record<CallerKind, number>> = {
  people: 620,
  partners: 14,
  staff: 34,
  services: 12,
  couriers: 46,
};

const AGENTS: Readonly<Record<CallerKind, readonly string[]>> = {
  people: [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0 Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'HaldenRoe/7.4 (Android 15)',
    'HaldenRoe/7.4 (iOS 18.5)',
  ],
  partners: ['fjell-sport-sync/2.1', 'python-requests/2.32.3', 'GuzzleHttp/7', 'bergwerk-erp/11'],
  staff: [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/138.0',
  ],
  services: [
    'checkout-worker/3.2',
    'Java/21.0.3',
    'Go-http-client/2.0',
    'fulfilment/1.18',
    'kube-probe/1.31',
  ],
  couriers: ['HaldenRoeCourier/4.2 (Android 13; Zebra TC26)', 'HaldenRoeCourier/3.9 (Android 11)'],
};

/** Callers from outside have addresses of the documentation ranges (RFC 5737), those from inside private ones. */
function address(kind: CallerKind, random: Random): string {
  if (kind === 'services') return `10.20.${random.integer(1, 9)}.${random.integer(2, 250)}`;
  if (kind === 'staff') return `10.8.0.${random.integer(2, 250)}`;
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`;
}

function makeCaller(kind: CallerKind, index: number, seed: string): Caller {
  const random = new Random(`${seed}/caller/${kind}/${index}`);
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const plain = `${firstName}.${lastName}`.toLowerCase().replaceAll('ö', 'o');
  return {
    kind,
    index,
    id: identifiers.uuid(random),
    number: 100_000 + random.integer(0, 59_999),
    firstName,
    lastName,
    email: `${plain}${index}@${kind === 'staff' ? 'halden-roe' : random.pick(['post', 'mail', 'customer'])}.example`,
    phone: fictionalPhone(random),
    ip: address(kind, random),
    agent: random.pick(AGENTS[kind]),
    tls: kind === 'partners' && index === 2 ? 'TLSv1' : random.chance(0.85) ? 'TLSv1.3' : 'TLSv1.2',
    secret: identifiers.base64url(random, 32),
  };
}

/** Everybody who calls, the first of each kind most often. */
export class Callers {
  private readonly byKind: Readonly<Record<CallerKind, readonly Caller[]>>;

  constructor(seed: string) {
    const crowd = (kind: CallerKind) =>
      Array.from({ length: SIZES[kind] }, (_, index) => makeCaller(kind, index, seed));
    this.byKind = {
      people: crowd('people'),
      partners: crowd('partners'),
      staff: crowd('staff'),
      services: crowd('services'),
      couriers: crowd('couriers'),
    };
  }

  pick(kind: CallerKind, random: Random): Caller {
    const crowd = this.byKind[kind];
    return crowd[Math.floor(crowd.length * random.next() ** 1.5)] as Caller;
  }

  at(kind: CallerKind, index: number): Caller {
    return this.byKind[kind][index] as Caller;
  }
}
