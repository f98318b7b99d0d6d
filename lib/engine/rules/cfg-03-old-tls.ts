import { citeTraffic } from './cite';
import { isCleanSince } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

const LEAST_VERSION = 1.2;

export const oldTls: EndpointRule = {
  id: 'CFG-03',
  title: 'Old TLS',
  severity: 'medium',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'SSL, TLS 1.0 and 1.1 are broken in known ways (RFC 8996).',
  fires: 'An exchange used a TLS version below 1.2.',
  fix: 'Accept TLS 1.2 and 1.3 alone.',
  examples: {
    fires: 'A client connected with TLS 1.0.',
    spares: 'TLS 1.2.',
  },
  parameters: {},
  detect({ traffic }) {
    if (traffic === null || traffic.requests === 0) return CLEAR;
    const versions = (traffic.transport?.seen ?? []).filter(({ name }) => name.startsWith('TLS '));
    if (versions.length === 0) return { unobservable: 'No source shows the TLS version.' };
    const old = versions.filter(({ name }) => Number(name.slice(4)) < LEAST_VERSION);
    if (old.length === 0) return CLEAR;
    // Evidence from before the time was kept has none: then it may have been used to the last.
    const lastMs = traffic.transport?.lastOldTlsMs ?? traffic.lastMs ?? 0;
    if (isCleanSince(traffic, lastMs)) return CLEAR;
    const exchanges = old.reduce((sum, { count }) => sum + count, 0);
    const says = `Exchanges used ${old.map(({ name }) => name).join(' and ')}.`;
    const evidence = [citeTraffic(says, { exchanges, firstMs: null, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs: null, lastMs })];
  },
};
