import type { LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { readEnv } from '../env';
import type { AllowList } from './allow-list';
import { describeFailure } from './describe-failure';
import { findAddresses, parseReceiver, type Resolve, resolveBySystem } from './find-receiver';

export interface OutboundRequest {
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** `failed`: nothing came that could be trusted; `because` is a sentence without the address and the answer. */
export type OutboundAnswer =
  | {
      kind: 'answered';
      status: number;
      /** Header names in small letters. */
      headers: Readonly<Record<string, string | string[] | undefined>>;
      body: string;
      /** The answer was longer than what is read of one. */
      isCut: boolean;
    }
  | { kind: 'failed'; because: string };

export interface OutboundLimits {
  allow: AllowList;
  resolve: Resolve;
  /** For everything from asking for the name to the last byte of the answer. */
  timeoutMs: number;
  mostAnswerBytes: number;
}

const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1024;
const MOST_HEADER_BYTES = 16 * 1024;

/**
 * The one way out: every call to a place that somebody may choose goes through here. The name is asked for once, every
 * address it has must be a public one or allowed by the operator, and the connection goes to what was checked, so that a
 * name cannot change its mind in between. Redirects are not followed. Never throws.
 */
export async function sendOutbound(
  outbound: OutboundRequest,
  limits: Partial<OutboundLimits> = {},
): Promise<OutboundAnswer> {
  const { allow = readEnv().outboundAllow, resolve = resolveBySystem } = limits;
  const { timeoutMs = TIMEOUT_MS, mostAnswerBytes = MOST_ANSWER_BYTES } = limits;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const url = parseReceiver(outbound.url, allow);
    const addresses = await before(signal, findAddresses(url, allow, resolve));
    const answer = await exchange(outbound, { url, addresses, signal, mostAnswerBytes });
    const isRedirect = answer.status >= 300 && answer.status < 400;
    if (!isRedirect) return { kind: 'answered', ...answer };
    return {
      kind: 'failed',
      because: `It answered ${answer.status}, a redirect; redirects are not followed.`,
    };
  } catch (error) {
    const because = signal.aborted
      ? `It did not answer completely within ${timeoutMs / 1000} s.`
      : describeFailure(error);
    return { kind: 'failed', because };
  }
}

interface Way {
  url: URL;
  addresses: readonly LookupAddress[];
  signal: AbortSignal;
  mostAnswerBytes: number;
}

interface Received {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
  isCut: boolean;
}

function exchange(
  { method, headers, body = '' }: OutboundRequest,
  { url, addresses, signal, mostAnswerBytes }: Way,
): Promise<Received> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const request: ClientRequest = send(
      url,
      {
        method,
        // No connection is kept and none is shared: each is to an address that this call has checked.
        agent: false,
        lookup: alreadyFound(addresses),
        signal,
        maxHeaderSize: MOST_HEADER_BYTES,
        headers: {
          'user-agent': 'Gnomon',
          'accept-encoding': 'identity',
          ...headers,
          'content-length': String(Buffer.byteLength(body)),
        },
      },
      (response) => {
        isAnswered = true;
        readAnswer(response, mostAnswerBytes).then(resolve, reject);
      },
    );
    request.on('error', reject);
    // Such as one that would rather speak another protocol.
    request.on('close', () => isAnswered || reject(new Error('closed without an answer')));
    request.end(body);
  });
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<Received> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the connection: what is longer is never read.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, mostBytes - size));
    size += chunk.length;
    if (size > mostBytes) break;
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    isCut: size > mostBytes,
  };
}

function alreadyFound(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

/** The work, unless the time is up before: asking for a name cannot be called off. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  return Promise.race([work, late]);
}
