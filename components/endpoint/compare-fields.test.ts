import { expect, test } from 'vitest';
import type { FieldPlace } from '@/lib/contracts/operation';
import { compareFields } from './compare-fields';

const declared = (place: FieldPlace, name: string) => ({ place, name, type: 'string:uuid', required: true });
const listed = (place: FieldPlace, name: string, seen: number, isDeclared = false) => ({
  place,
  name,
  types: ['string'],
  classes: [],
  isDeclared,
  seen,
});
const differences = (lines: ReturnType<typeof compareFields>) =>
  Object.fromEntries(lines.map(({ place, name, difference }) => [`${place} ${name}`, difference]));

test('tells what is undeclared, never seen and unobservable', () => {
  const lines = compareFields(
    [
      declared('query', 'limit'),
      declared('response', 'id'),
      declared('response', 'gone'),
      declared('header', 'x-id'),
    ],
    [listed('response', 'id', 5, true), listed('response', 'secret', 1), listed('query', 'debug', 2)],
    10,
  );
  expect(differences(lines)).toEqual({
    'query debug': 'undeclared',
    'query limit': 'never-seen',
    'header x-id': 'unobservable',
    'response gone': 'never-seen',
    'response id': 'none',
    'response secret': 'undeclared',
  });
});

test('claims nothing of an endpoint without traffic', () => {
  expect(
    differences(compareFields([declared('query', 'limit')], [listed('query', 'limit', 0, true)], 0)),
  ).toEqual({
    'query limit': 'unobservable',
  });
});

test('keeps the declared type beside the seen ones', () => {
  const [line] = compareFields([declared('query', 'limit')], [listed('query', 'limit', 3, true)], 3);
  expect(line).toMatchObject({
    declaredType: 'string:uuid',
    isRequired: true,
    seenTypes: ['string'],
    seen: 3,
  });
});

test('a request that matches the template has its path parameters', () => {
  expect(differences(compareFields([declared('path', 'id')], [], 4))).toEqual({ 'path id': 'none' });
  expect(differences(compareFields([declared('path', 'id')], [], 0))).toEqual({ 'path id': 'unobservable' });
});
