import { expect, test } from 'vitest';
import { connectCommands, sourceName } from './connect-commands';

test('a name becomes what the address of a source takes', () => {
  expect(['', '  ', 'edge-1', 'our édge; rm'].map(sourceName)).toEqual([
    'edge',
    'edge',
    'edge-1',
    'our-dge-rm',
  ]);
});

test('says the whole command, the format and the source in it', () => {
  const guide = {
    format: 'kong',
    title: '',
    shows: '',
    configure: '',
    snippet: null,
    file: '/var/log/kong.log',
    delivery: 'follow' as const,
  };
  expect(connectCommands(guide, { origin: 'https://gnomon.example', source: 'edge' })).toEqual({
    followCommand:
      'GNOMON_TOKEN=… npx gnomon follow /var/log/kong.log --source edge --format kong --server https://gnomon.example',
    importCommand: 'npx gnomon import /var/log/kong.log --format kong',
    curlCommand:
      'curl --fail --data-binary @/var/log/kong.log -H "Authorization: Bearer $GNOMON_TOKEN" -H "Idempotency-Key: edge-$(date +%s)" ' +
      "'https://gnomon.example/api/v1/sources/edge/batches?format=kong&file=kong.log'",
  });
});
