import type { APIRequestContext } from '@playwright/test';
import { importFile } from './import-file';

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
  await importFile(request, 'depot.json', Buffer.from(JSON.stringify(SPEC)));
  await importFile(request, 'depot.ndjson', Buffer.from(`${lines.join('\n')}\n`));
}
