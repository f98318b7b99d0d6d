/** The types that `gnomon/middleware` exports. They are shipped as they stand here, so they import nothing but Node's. */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface CaptureOptions {
  /** Address of Gnomon, such as `https://gnomon.example.com`. */
  server: string | undefined;
  /** A token with the scope `intake`. */
  token: string | undefined;
  /** Name of the source, as the Sources page lists it. */
  source: string;
  /** The API that all exchanges belong to. Left out, their hosts decide. */
  api?: string;
  /** False sends no bodies. They are sent as far as they are JSON or forms of at most 64 KB. */
  bodies?: boolean;
  /** True behind a proxy that sets `X-Forwarded-For`, `-Host` and `-Proto` itself. */
  trustProxy?: boolean;
}

/** The books balance: captured = delivered + refused + dropped + waiting. */
export interface CaptureStats {
  captured: number;
  /** In batches that Gnomon acknowledged. */
  delivered: number;
  /** In batches that Gnomon will not have, however often they are sent. */
  refused: number;
  /** Given up because Gnomon was away for too long, or at `close`. */
  dropped: number;
  waiting: number;
  /** Memory that waiting exchanges take; at most 16 MB. */
  waitingBytes: number;
  /** Why the last attempt to deliver failed; `null` when it did not. */
  lastProblem: string | null;
}

/** What the plugin uses of a Fastify instance. */
export interface FastifyInstanceLike {
  addHook(
    name: 'onRequest',
    hook: (request: FastifyRequestLike, reply: FastifyReplyLike, done: () => void) => void,
  ): unknown;
}
export interface FastifyRequestLike {
  raw: IncomingMessage;
  /** Since Fastify 4.10. */
  routeOptions?: { url?: string | undefined };
}
export interface FastifyReplyLike {
  raw: ServerResponse;
}

export interface Capture {
  /** Captures what a server of node:http, https or http2 (by its compatibility API) is asked. Returns the server. */
  attach<Server extends EventEmitter>(server: Server): Server;
  /** For `app.use`, before everything else; with `compression()`, right after it. */
  express(): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** For `fastify.register`, before the routes. */
  fastify(instance: FastifyInstanceLike, options: unknown, done: () => void): void;
  /** Resolves once all that was captured so far is delivered or given up, after `timeoutMs` (5 s) at the latest. Never rejects. */
  flush(timeoutMs?: number): Promise<void>;
  /** The last flush: nothing is captured any more, and what then still waits is dropped. */
  close(timeoutMs?: number): Promise<void>;
  stats(): CaptureStats;
}
