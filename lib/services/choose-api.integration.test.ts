import { expect, it } from 'vitest';
import { deliver, readInventory, withServices } from '@/testing/services';

withServices();

const SERVER = 'https://orders.example.com/v1';

/** A document that declares GET on each path. */
function declare(paths: readonly string[], over: { title?: string; version?: string; server?: string } = {}) {
  const { title = 'Orders', version = '1', server = SERVER } = over;
  return {
    openapi: '3.0.3',
    info: { title, version },
    servers: [{ url: server }],
    paths: Object.fromEntries(
      paths.map((path) => [path, { get: { responses: { 200: { description: 'ok' } } } }]),
    ),
  };
}

async function states(): Promise<string[]> {
  return (await readInventory()).map(({ api, path, documentation }) => `${api} ${path} ${documentation}`);
}

it('takes a document with most of the operations for the next revision', async () => {
  await deliver(declare(['/a', '/b', '/c']));
  await deliver(declare(['/a', '/b', '/d'], { version: '2' }));
  expect(await states()).toEqual([
    'Orders /a documented',
    'Orders /b documented',
    'Orders /c removed',
    'Orders /d documented',
  ]);
});

it('keeps two versions that live on other paths of one server', async () => {
  await deliver(declare(['/v1/a', '/v1/b']));
  await deliver(declare(['/v2/a', '/v2/b'], { version: '2' }));
  expect(await states()).toEqual([
    'Orders /v1/a documented',
    'Orders /v1/b documented',
    'Orders /v2/a documented',
    'Orders /v2/b documented',
  ]);
});

it('knows each of several documents again when its next revision comes', async () => {
  await deliver(declare(['/v1/a', '/v1/b', '/v1/c']));
  await deliver(declare(['/v2/a', '/v2/b', '/v2/c']));
  const again = await deliver(declare(['/v2/a', '/v2/b', '/v2/c']));
  expect(again.endpointsTouched).toBe(0);
  await deliver(declare(['/v2/a', '/v2/b']));
  await deliver(declare(['/v1/a', '/v1/b']));
  expect(await states()).toEqual([
    'Orders /v1/a documented',
    'Orders /v1/b documented',
    'Orders /v1/c removed',
    'Orders /v2/a documented',
    'Orders /v2/b documented',
    'Orders /v2/c removed',
  ]);
});

it('tells two base paths of one host apart, though their paths are spelled alike', async () => {
  await deliver(declare(['/a', '/b']));
  await deliver(declare(['/a', '/b'], { server: 'https://orders.example.com/v2' }));
  expect(await states()).toEqual([
    'Orders (orders.example.com/v2) /a documented',
    'Orders (orders.example.com/v2) /b documented',
    'Orders /a documented',
    'Orders /b documented',
  ]);
});

it('leaves a document in the API that a person named', async () => {
  await deliver(declare(['/a']));
  await deliver(declare(['/a', '/b']), { api: 'Mine' });
  await deliver(declare(['/x', '/y']), { api: 'Mine' });
  expect(await states()).toEqual([
    'Mine /a documented',
    'Mine /b documented',
    'Mine /x documented',
    'Mine /y documented',
    'Orders /a documented',
  ]);
});
