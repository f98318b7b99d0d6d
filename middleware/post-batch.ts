import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Settings } from './settings';

export type Outcome =
  | { kind: 'delivered' }
  /** Sending it again would change nothing. */
  | { kind: 'refused'; why: string }
  | { kind: 'later'; why: string; afterMs: number };

const PATIENCE_MS = 30_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const MOST_ANSWER = 64 * 1024;
/** A wrong token, right or address can be put right while exchanges wait. */
const MENDABLE = [401, 403, 404, 408, 425, 429];

/** Where batches are handed in, over one connection that is kept. */
export class BatchDoor {
  private readonly settings: Settings;
  private readonly agent: HttpAgent | HttpsAgent;
  private readonly send: typeof httpRequest;

  constructor(settings: Settings) {
    this.settings = settings;
    const isSecure = settings.address.protocol === 'https:';
    const agentOptions = { keepAlive: true, maxSockets: 1 };
    this.agent = isSecure ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
    this.send = isSecure ? httpsRequest : httpRequest;
  }

  /** Resolves in any case, after half a minute at the latest. Nothing of it keeps the process alive. */
  post(key: string, body: Buffer): Promise<Outcome> {
    return new Promise((resolve) => {
      const later = (error: unknown) => resolve({ kind: 'later', why: wordsOf(error), afterMs: 0 });
      try {
        const { address, token } = this.settings;
        const headers = {
          authorization: `Bearer ${token}`,
          'idempotency-key': key,
          'content-type': 'application/x-ndjson',
          'content-encoding': 'gzip',
          'content-length': body.length,
          'user-agent': 'gnomon-middleware',
        };
        const request = this.send(address, { method: 'POST', agent: this.agent, headers });
        const patience = setTimeout(
          () => request.destroy(new Error(`no answer in ${PATIENCE_MS / 1000} s`)),
          PATIENCE_MS,
        ).unref();
        request.on('socket', (socket) => socket.unref());
        request.on('close', () => clearTimeout(patience));
        awaitOutcome(request, resolve, later);
        request.end(body);
      } catch (error) {
        later(error);
      }
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function awaitOutcome(
  request: ClientRequest,
  resolve: (outcome: Outcome) => void,
  later: (error: unknown) => void,
): void {
  request.on('error', later);
  request.on('response', (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      if (text.length < MOST_ANSWER) text += part;
    });
    response.on('error', later);
    response.on('end', () => resolve(outcomeOf(response, text)));
  });
}

function outcomeOf({ statusCode: status = 0, headers }: IncomingMessage, text: string): Outcome {
  const { status: receipt, detail, problems } = parse(text);
  if (status >= 200 && status < 300) {
    if (receipt !== 'failed') return { kind: 'delivered' };
    const [problem] = Array.isArray(problems) ? problems : [];
    return { kind: 'refused', why: String(problem?.message ?? 'it could not be read') };
  }
  const why = `it answered ${status}${typeof detail === 'string' ? `: ${detail}` : ''}`;
  if (status >= 400 && status < 500 && !MENDABLE.includes(status)) return { kind: 'refused', why };
  return { kind: 'later', why, afterMs: readRetryAfter(headers['retry-after']) };
}

function parse(text: string): { status?: unknown; detail?: unknown; problems?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function readRetryAfter(value = ''): number {
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : 0;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
}
