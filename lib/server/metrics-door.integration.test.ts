import { expect, it } from 'vitest';
import { isReady } from '@/lib/services/check-ready';
import { receiveBatch } from '@/lib/services/live/receive-batch';
import { makeExchangeLines, NOW } from '@/testing/exchange-lines';
import { inChunks, toBytes, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { handleMetrics } from './metrics-door';

withServices();

function send(content: Parameters<typeof toBytes>[0], source: string, key?: string) {
  const body = inChunks(toBytes(content));
  return receiveBatch({ source, file: 'file', bytesTotal: null, body, ...(key && { key }) }, NOW);
}

async function read(): Promise<Map<string, number>> {
  const answer = await handleMetrics(NOW);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0.0.4/);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]));
}

it('counts what came in and what became of it, and what waits', async () => {
  const before = await read();
  await send([...makeExchangeLines({ seed: 1, count: 30 }), '{'], 'edge', 'one');
  await send(makeSpec(), 'upload');
  await send('what nobody reads', 'edge');
  const after = await read();
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown('gnomon_batches_total{outcome="done"}')).toBe(2);
  expect(grown('gnomon_batches_total{outcome="failed"}')).toBe(1);
  expect(grown('gnomon_exchanges_total{outcome="counted"}')).toBe(30);
  expect(grown('gnomon_exchanges_total{outcome="skipped"}')).toBe(1);
  expect(after.get('gnomon_backlog_bytes')).toBeGreaterThan(0);
});

it('says that it is ready while the database answers', async () => {
  expect(await isReady()).toBe(true);
});
