import { describe, expect, it } from 'vitest';
import { bytesOf } from '@/fixtures/specs/read-document';
import { findEntries, recogniseSpec } from './recognise-spec';

const postman =
  '"info": {"_postman_id": "x", "name": "C", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/"}';

describe('the head of a file', () => {
  it.each<[string, string | Uint8Array, string, boolean]>([
    ['OpenAPI', '{"openapi": "3.0.0"', '', true],
    ['Swagger behind a byte order mark', '\ufeff \n{"swagger": "2.0"', '', true],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff{"openapi": "3.0.0"', 'utf16le')), '', true],
    ['OpenAPI with the version last', '{"components": {"schemas": {"a": {', '', true],
    ['Swagger with the version last', '{"definitions": {"a": {', '', true],
    ['YAML', 'openapi: 3.0.0\n', '', true],
    ['YAML with quotes and comments', '# c\n---\n"swagger": "2.0"\n', '', true],
    ['YAML with the version last', 'components:\n  a: b\ninfo:\n  title: x\n', 'a.yaml', true],
    ['flow YAML', '{openapi: 3.0.0, paths: {}}', '', true],
    ['Postman', `{${postman}, "item": [{`, '', true],
    ['Postman in its envelope', `{"collection": {${postman}`, '', true],
    ['HAR', '{"log": {"version": "1.2", "entries": [{"request": {"openapi": 1', '', false],
    ['HAR in which the word stands', '{"log": {"comment": "openapi: 3"', 'x.har', false],
    [
      'an NDJSON exchange',
      '{"time":"2026-01-01T00:00:00Z","method":"GET","host":"a","paths":1}\n',
      '',
      false,
    ],
    ['an access log', '1.2.3.4 - - [01/Jan/2026:00:00:00 +0000] "GET / HTTP/1.1" 200 1\n', '', false],
    ['a list', '[{"openapi": "3.0.0"}]', '', false],
    ['a schema', '{"type": "object", "properties": {"openapi": {}}}', '', false],
    ['a YAML schema', 'type: object\nproperties:\n  openapi: {}\n', 'a.yaml', false],
    ['another YAML file', 'info: x\nname: y\n', 'a.yaml', false],
    ['nothing', '', '', false],
    ['binary', new Uint8Array([0, 1, 2, 3, 255]), '', false],
    ['an escaped quote', '{"a\\"openapi": 1, "b": 2}', '', false],
  ])('%s', (_, head, name, isSpec) => {
    expect(recogniseSpec(bytesOf(head), name)).toBe(isSpec);
  });
});

it('finds the entries of an upload, and not their parts', () => {
  const filler = 'x'.repeat(70_000);
  const files = new Map(
    Object.entries({
      'z.json': '{"openapi": "3.0.0"}',
      'b/api.yaml': 'openapi: 3.1.0\n',
      'late.json': `{"components": {"a": "${filler}"}, "openapi": "3.0.0"}`,
      'part.json': `{"components": {"a": "${filler}"}}`,
      'schemas/user.yaml': 'type: object\n',
      'c.postman_collection.json': `{${postman}, "item": []}`,
      'README.md': 'openapi: 3.0.0\n',
      'picture.png': '{"openapi": "3.0.0"}',
    }).map(([name, text]) => [name, bytesOf(text)] as const),
  );
  expect(findEntries(files)).toEqual(['b/api.yaml', 'c.postman_collection.json', 'late.json', 'z.json']);
});
