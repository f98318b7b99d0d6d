import { expect, test } from 'vitest';
import { shrinkwrapOf } from './shrinkwrap.ts';

const LOCK = {
  packages: {
    '': {},
    'node_modules/app': {
      version: '1.0.0',
      dependencies: { shared: '^1' },
      optionalDependencies: { 'app-linux': '1.0.0' },
      peerDependencies: { peer: '*', spare: '*' },
      peerDependenciesMeta: { spare: { optional: true } },
    },
    'node_modules/app-linux': { version: '1.0.0', optional: true },
    'node_modules/app/node_modules/shared': { version: '1.5.0' },
    'node_modules/peer': { version: '3.0.0', dev: true, dependencies: { app: '1' } },
    'node_modules/shared': { version: '2.0.0' },
    'node_modules/spare': { version: '1.0.0' },
    'node_modules/tester': { version: '9.0.0', dev: true },
  },
};

test('keeps what the release needs and nothing else, at the places where it was', () => {
  const release = { name: 'gnomon', version: '1.2.3', dependencies: { app: '1.0.0' } };
  expect(shrinkwrapOf(LOCK, release)).toEqual({
    name: 'gnomon',
    version: '1.2.3',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': release,
      'node_modules/app': LOCK.packages['node_modules/app'],
      'node_modules/app-linux': { version: '1.0.0', optional: true },
      'node_modules/app/node_modules/shared': { version: '1.5.0' },
      'node_modules/peer': { version: '3.0.0', dependencies: { app: '1' } },
    },
  });
});
