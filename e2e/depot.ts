import type { APIRequestContext } from '@playwright/test';

const FINE = { responses: { 200: { description: 'Fine' } } };

/** Its server is a base path: no host. */
const SPEC = {
  openapi: '3.0.3',
  info: { title: 'Depot', version: '1' },
  servers: [{ url: '/v2' }],
  paths: { '/parcels': { get: FINE, post: FINE }, '/shelves': { get: FINE } },
};

const REQUESTS = ['GET /v2/parcels', 'POST /v2/parcels', 'GET /v2/hidden'];

/** A spec that names no host, and the traffic that is its own. */
export async function fillDepot(request: APIRequestContext): Promise<void> {
  const lines = REQUESTS.map((words) => {
    const [method, path] = words.split(' ');
    return JSON.stringify({
      time: new Date().toISOString(),
      method,
      url: `https://depot.example${path}`,
      status: 200,
    });
  });
  for (const [name, data] of [
    ['depot.json', JSON.stringify(SPEC)],
    ['depot.ndjson', `${lines.join('\n')}\n`],
  ] as const) {
    const response = await request.post(`/api/v1/sources/upload/batches?file=${name}`, {
      data: Buffer.from(data),
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': `depot-${name}` },
    });
    if (!response.ok()) throw new Error(`${name}: ${response.status()} ${await response.text()}`);
  }
}
