import { fireDeclared } from './fire';
import { type ApiRule, CLEAR } from './rule';

export const documentedNoSource: ApiRule = {
  id: 'INV-15',
  title: 'Documented, no traffic source',
  severity: 'low',
  owasp: 9,
  needs: 'metadata',
  scope: 'api',
  clears: ['metadata'],
  why: 'Nothing can be said of how it is used: neither that it is dead nor that it is safe.',
  fires: 'A document declares the API, and no source ever showed traffic to its hosts.',
  fix: 'Import or connect a source for its hosts.',
  examples: {
    fires: 'A spec of `billing.example.com`; no log of that host.',
    spares: 'A spec whose host has traffic.',
  },
  parameters: {},
  detect({ api, specs, activity }) {
    if (api.metadata === null) return { unobservable: 'Only what was given is known here.' };
    if (specs.length === 0 || activity.requests > 0) return CLEAR;
    const evidence = specs.map(({ title }) => ({
      says: `${title} is declared; no source shows traffic to its hosts.`,
    }));
    return [fireDeclared(evidence)];
  },
};
