import type { DemoApi } from '../demo-api';
import type { Random } from '../random';
import { burst, MINUTE_MS } from './abuse-streams';
import type { Calendar } from './calendar';
import { PROBE_EXTENSIONS, PROBE_PATHS, PROBE_WORDS } from './probe-words';
import { type SourceName, type Stream, wireExchange } from './wire-exchange';

function probePath(random: Random, index: number): string {
  const known = PROBE_PATHS[index];
  if (known) return known;
  return `/${random.pick(PROBE_WORDS)}/${random.pick(PROBE_WORDS)}${random.integer(1, 99)}${random.pick(PROBE_EXTENSIONS)}`;
}

interface Sweep {
  name: string;
  source: SourceName;
  host: string;
  prefix: string;
  clientIp: string;
  agent: string;
  count: number;
  daysAgo: number;
}

function sweepStream(sweep: Sweep, calendar: Calendar): Stream {
  return {
    id: `scanner ${sweep.name}`,
    source: sweep.source,
    count: sweep.count,
    timeOf: burst(calendar, sweep.daysAgo, 9 * MINUTE_MS),
    make: (context) =>
      wireExchange(context, context.callers.at('people', 0), {
        method: context.random.chance(0.93) ? 'GET' : 'HEAD',
        host: sweep.host,
        path: sweep.prefix + probePath(context.random, context.index),
        status: context.random.chance(0.97) ? 404 : 403,
        clientIp: sweep.clientIp,
        agent: sweep.agent,
        latencyMs: context.random.integer(1, 9),
        responseHeaders: { 'content-type': 'text/html' },
      }),
  };
}

/** Documented paths, asked with methods that they do not have. */
function methodProbing(api: DemoApi, calendar: Calendar): Stream {
  const paths = ['/products', '/categories', '/stores', '/banners', '/search'];
  return {
    id: 'scanner method-probing',
    source: 'gateway',
    count: 60,
    timeOf: burst(calendar, 4.3, 6 * MINUTE_MS),
    make: (context) =>
      wireExchange(context, context.callers.at('people', 1), {
        method: context.random.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS']),
        host: api.host,
        path: api.basePath + context.random.pick(paths),
        status: 405,
        clientIp: '198.51.100.23',
        agent: 'Nuclei/3.2 (+https://scanner.example)',
      }),
  };
}

/** Sweeps by scanners: many paths, all refused. They must not fill the inventory. */
export function scannerStreams(apis: Readonly<Record<string, DemoApi>>, calendar: Calendar): Stream[] {
  const { storefront, legacy, partner } = apis;
  if (!storefront || !legacy || !partner)
    throw new Error('The scanners need storefront, legacy and partner.');
  const sweeps: Sweep[] = [
    {
      name: 'edge-wordlist',
      source: 'edge',
      host: legacy.host,
      prefix: '',
      clientIp: '203.0.113.99',
      agent: 'Mozilla/5.0 zgrab/0.x',
      count: 900,
      daysAgo: 11.3,
    },
    {
      name: 'edge-api-words',
      source: 'edge',
      host: legacy.host,
      prefix: legacy.basePath,
      clientIp: '192.0.2.77',
      agent: 'feroxbuster/2.10',
      count: 700,
      daysAgo: 34.8,
    },
    {
      name: 'shop-wordlist',
      source: 'gateway',
      host: storefront.host,
      prefix: storefront.basePath,
      clientIp: '198.51.100.23',
      agent: 'Nuclei/3.2 (+https://scanner.example)',
      count: 800,
      daysAgo: 4.3,
    },
    {
      name: 'partner-wordlist',
      source: 'gateway',
      host: partner.host,
      prefix: partner.basePath,
      clientIp: '203.0.113.180',
      agent: 'gobuster/3.6',
      count: 320,
      daysAgo: 17.7,
    },
  ];
  return [...sweeps.map((sweep) => sweepStream(sweep, calendar)), methodProbing(storefront, calendar)];
}
