/**
 * `node testing/otel-shop.ts`: an Express server that the real OpenTelemetry SDK instruments; it is asked a few times, and
 * its spans go to TRACES_URL, with TRACES_TOKEN, as TRACES_ENCODING says. Prints what the exporter failed with.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Express } from 'express';

const { TRACES_URL: url, TRACES_TOKEN: token, TRACES_ENCODING: encoding } = process.env;
const settings = { url, headers: { authorization: `Bearer ${token}` } };
const exporter = encoding === 'json' ? new JsonExporter(settings) : new ProtobufExporter(settings);
const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new ExpressInstrumentation()] });

// Loaded only now, so that the instrumentation sees it.
const express = createRequire(import.meta.url)('express') as () => Express;
const app = express();
app.get('/v1/orders/:order/lines/:line', (request, response) => {
  response.status(request.params.order === 'none' ? 404 : 200).json({});
});
app.post('/v1/orders', (_request, response) => {
  response.status(201).json({});
});
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
for (const [method, path] of [
  ['GET', '/v1/orders/first/lines/red'],
  ['GET', '/v1/orders/second/lines/blue'],
  ['POST', '/v1/orders'],
  ['GET', '/nothing'],
]) {
  await (await fetch(new URL(path as string, address), { method })).text();
}
await provider.forceFlush();
await provider.shutdown();
server.closeAllConnections();
server.close();
