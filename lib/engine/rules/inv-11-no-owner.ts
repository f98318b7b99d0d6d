import { fireDeclared } from './fire';
import { type ApiRule, CLEAR } from './rule';

export const noOwner: ApiRule = {
  id: 'INV-11',
  title: 'No owner',
  severity: 'low',
  owasp: 9,
  needs: 'metadata',
  scope: 'api',
  clears: ['metadata'],
  why: 'A finding that belongs to nobody is fixed by nobody.',
  fires: 'No team owns the API.',
  fix: 'Set the owning team on the API’s page.',
  examples: {
    fires: 'An API without an owning team.',
    spares: 'An API on the command line, where no records are kept: unobservable.',
  },
  parameters: {},
  detect({ api }) {
    if (api.metadata === null) return { unobservable: 'No records are kept of the API here.' };
    if (api.metadata.ownerTeam !== null) return CLEAR;
    return [fireDeclared([{ says: 'No team owns the API.' }])];
  },
};
