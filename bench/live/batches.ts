import { gzipSync } from 'node:zlib';
import { seededRandom } from '../paths/random';

export const LINES_PER_BATCH = 1000;
const NOUNS = 200;
const ACTIONS = ['lines', 'notes', 'history', 'payments', 'files'];
const HOST = 'api.example.com';

/** A spec of 1,000 operations, all of which the batches touch. */
export function makeSpec(): string {
  const paths: Record<string, unknown> = {};
  for (let noun = 0; noun < NOUNS; noun++)
    for (const action of ACTIONS)
      paths[`/resources-${noun}/{id}/${action}`] = {
        post: { responses: { 201: { description: 'Made' } }, security: [{ token: [] }] },
      };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Bench', version: '1' },
    servers: [{ url: `https://${HOST}/v1` }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
}

/** NDJSON batches of exchanges of about 500 bytes, as they are and packed. Their times are of the last hours. */
export function makeBatches(count: number, now: number): { text: string; packed: Buffer }[] {
  const random = seededRandom('live');
  return Array.from({ length: count }, (_, batch) => {
    let text = '';
    for (let i = 0; i < LINES_PER_BATCH; i++)
      text += `${JSON.stringify(exchangeOf(batch * LINES_PER_BATCH + i, random, now))}\n`;
    return { text, packed: gzipSync(text, { level: 1 }) };
  });
}

function exchangeOf(i: number, random: () => number, now: number): unknown {
  const id = Math.floor(random() * 100_000);
  const action = ACTIONS[i % ACTIONS.length];
  return {
    time: new Date(now - Math.floor(random() * 7_200_000)).toISOString(),
    method: 'POST',
    url: `https://${HOST}/v1/resources-${Math.floor(random() * NOUNS)}/${id}/${action}?expand=all`,
    status: 201,
    requestHeaders: { authorization: `Bearer ${id}abcdefghijklmnop`, 'content-type': 'application/json' },
    responseHeaders: { 'content-type': 'application/json' },
    requestBody: { customer: id, lines: [{ sku: `AB-${id % 100}`, quantity: 2 }] },
    responseBody: { id: `ord_${id}`, total: id / 100, currency: 'EUR', created: '2026-05-01T10:00:00Z' },
    clientIp: `203.0.113.${id % 250}`,
    latencyMs: id / 1000,
  };
}
