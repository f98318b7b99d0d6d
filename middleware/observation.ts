import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { BodySample } from './body-sample';
import { contentTypeOf } from './sent-headers';
import type { Settings } from './settings';

/** The template that the framework matched, once it has. */
export type TellRoute = () => string | undefined;

/** What Express keeps of the target when it strips mounts from it. */
type Routed = IncomingMessage & { originalUrl?: string };

/**
 * One exchange while it passes. What the host reads and writes goes by unchanged: the request's bytes are looked at where
 * Node hands them to the stream, the response's where the host hands them to Node.
 */
export class Observation {
  readonly startedAt = new Date();
  private readonly startedMs = performance.now();
  private endedMs = 0;
  readonly target: string;
  /** Gone once the socket is closed. */
  readonly peer: string | undefined;
  readonly tls: string | undefined;
  readonly hasClientCertificate: boolean;
  readonly requestBody: BodySample | undefined;
  responseBody: BodySample | undefined;
  tellRoute: TellRoute | undefined;

  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  private readonly settings: Pick<Settings, 'bodies' | 'trustProxy'>;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    settings: Pick<Settings, 'bodies' | 'trustProxy'>,
  ) {
    this.request = request;
    this.response = response;
    this.settings = settings;
    const socket = request.socket as Partial<TLSSocket>;
    this.target = (request as Routed).originalUrl ?? request.url ?? '';
    this.peer = socket.remoteAddress;
    this.tls = socket.encrypted ? (socket.getProtocol?.() ?? undefined) : undefined;
    this.hasClientCertificate = socket.authorized === true;
    if (mayHaveBody(request)) {
      this.requestBody = new BodySample(request.headers['content-type'], settings.bodies);
      this.watchRequest(this.requestBody);
    }
    this.watchResponse();
  }

  /** Of a response that is over. */
  get latencyMs(): number {
    return (this.endedMs || performance.now()) - this.startedMs;
  }

  /** What a trusted proxy says of the request that it received; the first of several, which is the caller's. */
  forwarded(what: 'for' | 'host' | 'proto'): string | undefined {
    if (!this.settings.trustProxy) return undefined;
    const said = String(this.request.headers[`x-forwarded-${what}`] ?? '');
    return said.split(',', 1)[0]?.trim() || undefined;
  }

  private watchRequest(sample: BodySample): void {
    const { request } = this;
    const push = request.push;
    request.push = function (this: IncomingMessage, chunk: unknown, encoding?: BufferEncoding): boolean {
      sample.add(chunk, encoding);
      return push.call(this, chunk, encoding);
    };
  }

  private watchResponse(): void {
    const seen = this;
    const { response } = this;
    const write = response.write as Hooked;
    const end = response.end as Hooked;
    let isEnding = false;
    response.write = function (this: unknown, ...given: unknown[]): boolean {
      const isOver = isEnding || response.writableEnded;
      const isWritten = write.apply(this, given) as boolean;
      if (!isOver) seen.noteResponse(given[0], given[1]);
      return isWritten;
    };
    response.end = function (this: unknown, ...given: unknown[]): ServerResponse {
      const isOver = isEnding || response.writableEnded;
      // In HTTP/2, end calls write.
      isEnding = true;
      try {
        return end.apply(this, given) as ServerResponse;
      } finally {
        isEnding = false;
        if (!isOver && response.writableEnded) {
          seen.noteResponse(given[0], given[1]);
          seen.endedMs = performance.now();
        }
      }
    };
  }

  /** Called on the host's way, so it must not throw, whatever the host made of its response. */
  private noteResponse(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'function' || chunk === undefined || chunk === null) return;
    try {
      this.responseBody ??= new BodySample(contentTypeOf(this.response), this.settings.bodies);
      this.responseBody.add(chunk, encoding);
    } catch {
      this.responseBody = undefined;
    }
  }
}

type Hooked = (this: unknown, ...given: unknown[]) => unknown;

function mayHaveBody({ headers, httpVersionMajor, method }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  if (headers['content-length'] !== undefined) return headers['content-length'] !== '0';
  return httpVersionMajor > 1 && method !== 'GET' && method !== 'HEAD';
}
