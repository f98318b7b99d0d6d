import type { EndpointFilter } from '@/lib/contracts/inventory';
import { Receipt } from '@/lib/contracts/receipt';
import { readEnv } from '@/lib/server/env';
import { findHolder } from '@/lib/server/holder';
import type { LocalUpload } from '@/lib/services/local-upload';

/** Address of the Gnomon that runs on this data folder, if one does. */
export function findServer(): string | undefined {
  return findHolder(readEnv().dataFolder)?.url;
}

/** The server's answer was an error, or there was none. */
export class ServerError extends Error {}

/** Asks a Gnomon; fails with what it said. */
export async function ask(url: string, path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, url), { ...init, headers: { ...init?.headers, ...ownToken() } });
  } catch (cause) {
    throw new ServerError(
      `There is no Gnomon at ${url}. Start one with \`npx gnomon start\`, or name another with --server.`,
      { cause },
    );
  }
  if (response.ok) return response;
  const text = await response.text();
  throw new ServerError(`${url} answered ${response.status}: ${detailOf(text)}`);
}

/** Of the environment, since what a command line holds others can read. */
function ownToken(): { authorization?: string } {
  const token = process.env.GNOMON_TOKEN;
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** What an answer says is wrong. */
export function detailOf(text: string): string {
  try {
    const problem = JSON.parse(text);
    return problem.detail ?? problem.message ?? text;
  } catch {
    return text.slice(0, 200);
  }
}

/** The lines of a Gnomon's inventory, as they come. */
export async function* readLines(url: string, filter: EndpointFilter): AsyncGenerator<unknown> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const one of [value ?? []].flat()) query.append(name, String(one));
  }
  const response = await ask(url, `/api/v1/inventory?${query}`);
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

export interface SendOptions {
  api?: string;
  format?: string;
  onBytes(bytes: number): void;
}

/** Sends a file through the door that browsers use too; the receipt is the answer. */
export async function sendUpload(
  url: string,
  upload: LocalUpload,
  { api, format, onBytes }: SendOptions,
): Promise<Receipt> {
  const query = new URLSearchParams({ file: upload.name, ...(api && { api }), ...(format && { format }) });
  const response = await ask(url, `/api/v1/sources/command-line/batches?${query}`, {
    method: 'POST',
    headers: { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/octet-stream' },
    body: upload.open(onBytes),
    duplex: 'half',
  } as unknown as RequestInit);
  return Receipt.parse(await response.json());
}
