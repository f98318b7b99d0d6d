import { describe, expect, it } from 'vitest';
import type { DemoApi } from '../demo-api';
import { demoUploads } from '../demo-uploads';
import { ESTATE } from '../estate';
import { readDocument } from '../reading/read-revision';
import { kindOf } from '../values/kinds';

const NOW = new Date('2026-11-23T15:00:00Z');
const documents = [...demoUploads({ seed: 7, now: NOW })]
  .filter(({ api }) => api !== undefined)
  .map((upload) => [upload.name, readDocument(upload)] as const);
const openApis = documents.filter(([, document]) => document.paths !== undefined);

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)));
}

function resolve(document: unknown, ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
}

describe('the documents', () => {
  it.each(openApis)('%s refers only to what it defines', (_, document) => {
    expect(refsIn(document).filter((ref) => resolve(document, ref) === undefined)).toEqual([]);
  });

  it.each(openApis)('%s names each operation once', (_, document) => {
    const items = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>);
    const ids = items.flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(openApis)('%s declares each parameter of its paths', (_, document) => {
    for (const [path, item] of Object.entries(
      document.paths as Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>,
    )) {
      for (const { parameters = [] } of Object.values(item)) {
        const declared = parameters
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => `{${name}}`);
        expect(declared).toEqual(path.match(/\{\w+\}/g) ?? []);
      }
    }
  });

  it.each(ESTATE.map((api): [string, DemoApi] => [api.key, api]))(
    '%s names each method and path once, with kinds and models that exist',
    (_, api) => {
      const keys = api.operations.map(({ method, path }) => `${method} ${path}`);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      for (const { parameters, query, request, response } of api.operations) {
        for (const { kind } of [...parameters, ...query]) expect(() => kindOf(kind)).not.toThrow();
        for (const model of [request, response])
          if (model !== undefined) expect(Object.keys(api.models)).toContain(model);
      }
    },
  );
});
