import type { APIRequestContext } from '@playwright/test';

/** Imports a file through the upload door; the same name and content again changes nothing. */
export async function importFile(request: APIRequestContext, name: string, data: Buffer): Promise<void> {
  const response = await request.post(`/api/v1/sources/upload/batches?file=${name}`, {
    data,
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': `file-${name}` },
  });
  if (!response.ok()) throw new Error(`${name}: ${response.status()} ${await response.text()}`);
}

/** Exchanges of today with an API of its own, answered with 200. */
export function importExchanges(
  request: APIRequestContext,
  host: string,
  exchanges: readonly { path: string; clientIp?: string }[],
): Promise<void> {
  const lines = exchanges.map(({ path, clientIp }) =>
    JSON.stringify({
      time: new Date().toISOString(),
      method: 'GET',
      url: `https://${host}${path}`,
      status: 200,
      clientIp,
    }),
  );
  return importFile(request, `${host}.ndjson`, Buffer.from(`${lines.join('\n')}\n`));
}
