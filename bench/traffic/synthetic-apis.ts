import type { CorpusApi, CorpusOperation } from '../paths/corpus';

const NOUNS = [
  'users',
  'orders',
  'invoices',
  'customers',
  'products',
  'payments',
  'teams',
  'projects',
  'devices',
  'events',
];
const PARTS = ['items', 'notes', 'members', 'settings', 'history'];

/** Stands in for the public specs where they are not installed: 20 APIs of 60 operations each. */
export function syntheticApis(): CorpusApi[] {
  return Array.from({ length: 20 }, (_, i) => ({
    name: `synthetic-${i}`,
    provider: `synthetic-${i}`,
    operations: NOUNS.flatMap((noun) => operationsOf(`/api${i}/v1/${noun}`)),
  }));
}

function operationsOf(root: string): CorpusOperation[] {
  const parameters = { id: { type: 'integer' } };
  const part = PARTS[root.length % PARTS.length];
  return [
    { method: 'GET', path: root, parameters: {} },
    { method: 'POST', path: root, parameters: {} },
    { method: 'GET', path: `${root}/{id}`, parameters },
    { method: 'PUT', path: `${root}/{id}`, parameters },
    { method: 'DELETE', path: `${root}/{id}`, parameters },
    { method: 'GET', path: `${root}/{id}/${part}`, parameters },
  ];
}
