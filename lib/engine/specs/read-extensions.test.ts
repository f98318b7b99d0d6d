import { describe, expect, it } from 'vitest';
import { readDocument } from '@/fixtures/specs/read-document';
import { readExtensions } from './read-extensions';

describe('sunset', () => {
  it.each<[object, string | undefined]>([
    [{ 'x-sunset': '2026-01-31' }, '2026-01-31'],
    [{ 'X-Sunset': '2026-01-31' }, '2026-01-31'],
    [{ 'x-sunset-date': '2026-01-31T10:00:00Z' }, '2026-01-31T10:00:00Z'],
    [{ 'x-sunset-date': '2026-01-31 10:00:00' }, '2026-01-31T10:00:00Z'],
    [{ 'x-sunset': 'Sat, 31 Jan 2026 10:00:00 GMT' }, '2026-01-31T10:00:00.000Z'],
    [{ 'x-sunset': { date: '2026-01-31' } }, '2026-01-31'],
    [{ 'x-deprecated-sunset': '2026-01-31' }, '2026-01-31'],
    [{ 'x-deprecation': { sunset: '2026-01-31', date: '2025-01-01' } }, '2026-01-31'],
    [{ 'x-deprecation': { date: '2025-01-01' } }, undefined],
    [{ 'x-ms-deprecation': { date: '2025-01-01', removalDate: '2026-01-31' } }, '2026-01-31'],
    [{ 'x-github': { removalDate: '2026-01-31' } }, '2026-01-31'],
    [{ 'x-github': { category: 'x' } }, undefined],
    [{ 'x-sunset': false }, undefined],
  ])('%j', (holder, sunset) => {
    expect(readExtensions(holder as Record<string, unknown>)).toMatchObject({ sunset, hasBadSunset: false });
  });

  it.each(['soon', '2026-13-45', '31.01.2026', 20260131, ''])('%j is no date', (written) => {
    expect(readExtensions({ 'x-sunset': written })).toMatchObject({ sunset: undefined, hasBadSunset: true });
  });
});

describe('deprecated', () => {
  it.each<[object, boolean]>([
    [{ 'x-deprecated': true }, true],
    [{ 'x-deprecated': 'use /v2' }, true],
    [{ 'x-deprecated': false }, false],
    [{ 'x-deprecated': 'false' }, false],
    [{ 'x-deprecated-at': '2025-01-01' }, true],
    [{ 'x-ms-deprecation': { date: '2025-01-01' } }, true],
    [{ 'x-release-status': 'DEPRECATED' }, true],
    [{ 'x-lifecycle': { state: 'deprecated' } }, true],
    [{ 'x-status': 'stable' }, false],
    [{ 'x-maturity': ['GA'] }, false],
  ])('%j: %s', (holder, isDeprecated) => {
    expect(readExtensions(holder as Record<string, unknown>).isDeprecated).toBe(isDeprecated);
  });
});

describe('internal', () => {
  it.each<[object, boolean]>([
    [{ 'x-internal': true }, true],
    [{ 'x-internal': 'true' }, true],
    [{ 'x-internal': false }, false],
    [{ 'x-internal': 'a note' }, false],
    [{ 'x-private': true }, true],
    [{ 'x-public': false }, true],
    [{ 'x-public': true }, false],
    [{ 'x-visibility': 'INTERNAL' }, true],
    [{ 'x-visibility': { extent: 'INTERNAL' } }, true],
    [{ 'x-visibility': 'SDK_ONLY' }, false],
    [{ 'x-audience': 'component-internal' }, true],
    [{ 'x-audience': 'external-public' }, false],
    [{ 'x-audience': ['internal', 'partner'] }, false],
    [{ 'x-access': 'private' }, true],
  ])('%j: %s', (holder, isInternal) => {
    expect(readExtensions(holder as Record<string, unknown>).isInternal).toBe(isInternal);
  });
});

it('come down from info, root and path item to every operation', () => {
  const document = readDocument({
    openapi: '3.0.0',
    info: { 'x-audience': 'company-internal' },
    paths: {
      '/a': { 'x-sunset': '2026-01-31', get: {}, put: { 'x-sunset': '2027-01-31' } },
      '/b': { get: { 'x-deprecated': true } },
    },
  });
  expect(
    document.operations.map(({ isInternal, sunset, isDeprecated }) => [isInternal, sunset, isDeprecated]),
  ).toEqual([
    [true, '2026-01-31', false],
    [true, '2027-01-31', false],
    [true, undefined, true],
  ]);
});

it('notes a sunset that is no date', () => {
  const document = readDocument({ openapi: '3.0.0', paths: { '/a': { get: { 'x-sunset': 'soon' } } } });
  expect(document.operations[0]?.sunset).toBeUndefined();
  expect(document.notes).toEqual([expect.objectContaining({ pointer: '/paths/~1a/get' })]);
});
