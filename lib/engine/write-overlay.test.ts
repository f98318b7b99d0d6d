import { describe, expect, it } from 'vitest';
import { OverlayDocument } from '@/lib/contracts/overlay';
import { applyOverlay, type Json } from './remedy/overlay/apply-overlay';
import type { Dialect } from './remedy/overlay/dialect';
import type { UndocumentedEndpoint } from './remedy/overlay/write-operation';
import { writeBase, writeOverlay } from './remedy/overlay/write-overlay';

import { readSpec } from './specs/read-spec';
import { SPEC_LIMITS } from './specs/spec-upload';

const endpoint = (over: Partial<UndocumentedEndpoint> = {}): UndocumentedEndpoint => ({
  method: 'GET',
  path: '/users/{user}/export',
  key: '/users/{}/export',
  parameterTypes: ['uuid'],
  statuses: [
    { status: 401, count: 2 },
    { status: 200, count: 40 },
  ],
  fields: [],
  requests: 42,
  lastSeen: '2026-02-28T10:00:00Z',
  credentials: { kinds: ['bearer'], absent: 1 },
  ...over,
});

const BODY = [
  { place: 'response', name: 'id', types: ['integer'] },
  { place: 'response', name: 'owner.email', types: ['string', 'null'] },
  { place: 'response', name: 'lines[].price', types: ['integer', 'number'] },
  { place: 'response', name: 'lines[].tags[]', types: ['string'] },
  { place: 'response', name: 'labels{}', types: ['string'] },
  { place: 'response', name: 'odd', types: ['string', 'object'] },
  { place: 'response', name: 'odd.inner', types: ['boolean'] },
  { place: 'request', name: 'note', types: ['string'] },
  { place: 'query', name: 'page', types: ['integer'] },
] as const;

const BASES: Record<Dialect, object> = {
  '2.0': { swagger: '2.0', info: { title: 'Shop', version: '1' }, paths: {} },
  '3.0': { openapi: '3.0.3', info: { title: 'Shop', version: '1' }, paths: {} },
  '3.1': writeBase('Shop', ['https://shop.example.com']),
  '3.2': { openapi: '3.2.0', info: { title: 'Shop', version: '1' }, paths: {} },
};

function applied(document: object, overlay: OverlayDocument | null): object {
  const { document: result, faults } = applyOverlay(document as Json, overlay?.actions ?? []);
  expect(faults).toEqual([]);
  return result;
}

function read(document: object) {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const outcome = readSpec({ entry: 'a.json', files: new Map([['a.json', bytes]]) }, SPEC_LIMITS);
  if (outcome.kind !== 'spec') throw new Error(JSON.stringify(outcome.notes));
  return outcome.document;
}

describe.each(Object.keys(BASES) as Dialect[])('an overlay for OpenAPI %s', (dialect) => {
  const target = { title: 'Shop', dialect, operations: [] };

  it('makes the document declare what was observed, as our own reader understands it', () => {
    const { overlay } = writeOverlay([endpoint({ method: 'POST', fields: BODY })], target);
    expect(OverlayDocument.parse(overlay)).toEqual(overlay);
    const { operations, notes } = read(applied(BASES[dialect], overlay));
    expect(notes).toEqual([]);
    expect(operations).toHaveLength(1);
    const [operation] = operations;
    expect(operation).toMatchObject({
      method: 'POST',
      path: '/users/{user}/export',
      responses: ['200', '401'],
    });
    const declared = operation?.fields.map(({ place, name }) => `${place} ${name}`);
    const observed = BODY.map(({ place, name }) => `${place} ${name}`);
    expect(declared).toEqual(expect.arrayContaining([...observed, 'path user']));
    const typeOf = (name: string) => operation?.fields.find((field) => field.name === name)?.type;
    expect(typeOf('user')).toBe('string:uuid');
    expect(typeOf('lines[].price')).toBe('number');
    expect(typeOf('page')).toBe('integer');
  });

  it('adds to a path that is there, under its own spelling, and leaves the rest alone', () => {
    const before = {
      ...BASES[dialect],
      paths: {
        '/users/{userId}/export': {
          get: {
            parameters: [
              {
                name: 'userId',
                in: 'path',
                required: true,
                ...(dialect === '2.0' ? { type: 'string' } : { schema: { type: 'string' } }),
              },
            ],
            responses: { 200: { description: 'ok' } },
          },
        },
      },
    };
    const known = [{ path: '/users/{userId}/export', key: '/users/{}/export' }];
    const { overlay } = writeOverlay([endpoint({ method: 'DELETE' })], { ...target, operations: known });
    const { operations, notes } = read(applied(before, overlay));
    expect(notes).toEqual([]);
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /users/{userId}/export',
      'DELETE /users/{userId}/export',
    ]);
  });
});

describe('an overlay', () => {
  const target = { title: 'Shop', dialect: '3.1', operations: [] } as const;

  it('has one action for each path, in an order of its own', () => {
    const one = endpoint({ path: '/b', key: '/b', parameterTypes: [] });
    const other = endpoint({ path: '/a', key: '/a', parameterTypes: [] });
    const { overlay } = writeOverlay([one, { ...one, method: 'PUT' }, other], target);
    expect(overlay?.actions.map(({ description }) => description)).toEqual([
      'Document GET /a',
      'Document GET, PUT /b',
    ]);
    expect(writeOverlay([other, { ...one, method: 'PUT' }, one], target).overlay).toEqual(overlay);
  });

  it('leaves out what frameworks answer by themselves, and what OpenAPI has no place for, and counts them', () => {
    const { overlay, endpoints, leftOut } = writeOverlay(
      [endpoint(), endpoint({ method: 'OPTIONS' }), endpoint({ method: 'PROPFIND' })],
      target,
    );
    expect(endpoints).toBe(1);
    expect(overlay?.actions).toHaveLength(1);
    expect(leftOut).toEqual([
      { reason: 'OPTIONS is answered wherever a path is served', count: 1 },
      { reason: 'OpenAPI 3.1 has no place for PROPFIND', count: 1 },
    ]);
  });

  it('is none when nothing is undocumented', () => {
    expect(writeOverlay([], target)).toEqual({ overlay: null, endpoints: 0, leftOut: [] });
  });
});
