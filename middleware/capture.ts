import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Capture, CaptureOptions, FastifyInstanceLike } from './api';
import { toExchangeLine } from './exchange-line';
import { expressRoute } from './express-route';
import { fitTemplate } from './fit-template';
import { Observation, type TellRoute } from './observation';
import { BatchDoor } from './post-batch';
import { makeRedactor } from './redact';
import { readSettings } from './settings';
import { Shipper } from './shipper';
import { warnOnce } from './warn';

/** On the request itself: a WeakMap of all that pass would make the collection of garbage dear. */
const mark = Symbol('gnomon');
type Marked = IncomingMessage & { [mark]?: Observation };

/**
 * Begins to ship the exchanges of this process to Gnomon. Never throws and never holds up the host: without an address or a
 * token it warns once (`process.emitWarning`) and captures nothing.
 */
export function capture(options: CaptureOptions): Capture {
  const settings = readSettings(options);
  const shipper = new Shipper(settings && new BatchDoor(settings));
  const redactor = makeRedactor(settings?.token ?? '');

  function observe(request: Marked, response: ServerResponse, followRoute?: () => TellRoute): void {
    try {
      if (!settings || shipper.isClosed || shipper.isOwn(request)) return;
      let seen = request[mark];
      if (!seen) {
        seen = new Observation(request, response, settings);
        request[mark] = seen;
        response.once('close', () => ship(request));
      }
      seen.tellRoute ??= followRoute?.();
    } catch (error) {
      apologise(error);
    }
  }

  function ship(request: Marked): void {
    try {
      const seen = request[mark];
      const line = seen ? toExchangeLine(seen, redactor) : null;
      if (line !== null) shipper.add(line);
    } catch (error) {
      apologise(error);
    }
  }

  return {
    attach(server) {
      server.prependListener('request', (request, response) => observe(request, response));
      return server;
    },
    express: () => (request, response, next) => {
      observe(request, response, () => expressRoute(request));
      next();
    },
    fastify: Object.assign(
      (instance: FastifyInstanceLike, _options: unknown, done: () => void) => {
        instance.addHook('onRequest', (request, reply, next) => {
          observe(request.raw, reply.raw, () => () => {
            const url = request.routeOptions?.url;
            return url && fitTemplate(url, request.raw.url ?? '');
          });
          next();
        });
        done();
      },
      // Else Fastify would keep the hook from routes outside the plugin.
      { [Symbol.for('skip-override')]: true },
    ),
    flush: (timeoutMs) => shipper.flush(timeoutMs),
    close: (timeoutMs) => shipper.close(timeoutMs),
    stats: () => shipper.stats(),
  };
}

/** What fails here costs an exchange, and must not cost the host more. */
function apologise(error: unknown): void {
  warnOnce(`Gnomon could not capture an exchange: ${error}`, 'capture');
}
