import { zipSync } from 'fflate';
import { toBytes } from '@/testing/services';
import type { BadInput, ExpectedProblem } from './bad-input';

/** A document whose one response refers to `ref`, on line 2. */
const referring = (ref: string): string =>
  `{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":\n{"$ref":${JSON.stringify(ref)}}}}}}}}}}`;
const alone = (name: string, ref: string, says: RegExp): BadInput => ({
  name,
  file: 'openapi.json',
  content: referring(ref),
  kept: ['GET /a'],
  problems: [{ says, line: 2, file: 'openapi.json' }],
});
const archived = (name: string, files: Record<string, string>, ...problems: ExpectedProblem[]): BadInput => ({
  name,
  file: 'apis.zip',
  content: zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, toBytes(text)]))),
  kept: ['GET /a'],
  problems,
});
const NETWORK = /network address, which is never opened\. Put the file into the upload/;
const LOCAL = /outside the upload, which is never opened\. Put the file into the upload/;
const CLIMBS = /climbs out of the upload, and is never opened\. Put the file into the upload/;

/** References to what is not there, must not be opened, or leads round in a circle. */
export const REFERENCES: readonly BadInput[] = [
  alone('a file URL', 'file:///etc/passwd', LOCAL),
  alone('an absolute path', '/etc/passwd', LOCAL),
  alone('a drive letter', 'C:\\Windows\\win.ini', LOCAL),
  alone('a path that climbs out', '../../../../etc/passwd', CLIMBS),
  alone('an encoded path that climbs out', '%2e%2e/%2e%2e/etc/passwd', CLIMBS),
  alone('backslashes that climb out', '..\\..\\etc\\passwd', CLIMBS),
  alone('the address of a cloud’s secrets', 'http://169.254.169.254/latest/meta-data/', NETWORK),
  alone('an address without a scheme', '//169.254.169.254/x', NETWORK),
  alone('an encoded address', 'http:%2f%2f169.254.169.254/', NETWORK),
  alone('another scheme', 'gopher://127.0.0.1:70/x', LOCAL),
  alone('a file beside it', './schemas.json#/Pet', /not in the upload.*Add the file/),
  alone('a pointer to nothing', '#/components/schemas/Pet', /leads to nothing\. Correct the pointer/),
  alone('a broken pointer', '#/paths/%zz', /leads to nothing/),
  alone('an anchor of nothing', '#nowhere', /anchor that the file does not define\. Define it/),
  alone(
    'itself',
    '#/paths/~1a/get/responses/200/content/application~1json/schema',
    /leads back to itself\. Break the loop/,
  ),
  alone('half a character', '\ud800', /not in the upload/),
  { name: 'the whole document', file: 'openapi.json', content: referring('#'), kept: ['GET /a'] },
  {
    name: 'a path item that is itself',
    file: 'openapi.json',
    content: '{"openapi":"3.1.0","paths":{"/b":{"$ref":"#/paths/~1b"},"/a":{"get":{}}}}',
    kept: ['GET /a'],
    problems: [{ says: /leads back to itself/, line: 1 }],
  },
  {
    name: 'a reference that is a number',
    file: 'openapi.json',
    content: '{"openapi":"3.1.0","paths":{"/b":{"$ref":7},"/a":{"get":{}}}}',
    kept: ['GET /a'],
  },
  archived('a file of the archive', {
    'api/openapi.json': referring('../schemas/pet.json'),
    'schemas/pet.json': '{"properties":{"name":{}}}',
  }),
  archived(
    'out of the archive',
    { 'api/openapi.json': referring('../../pet.json'), 'pet.json': '{}' },
    { says: CLIMBS, file: 'api/openapi.json', line: 2 },
  ),
  archived(
    'files that refer to each other',
    { 'openapi.json': referring('a.json'), 'a.json': '{"$ref":"b.json"}', 'b.json': '{"$ref":"a.json"}' },
    { says: /leads back to itself/, file: 'openapi.json', line: 2 },
  ),
  archived(
    'a file that is broken',
    { 'openapi.json': referring('a.json'), 'a.json': '{"properties":' },
    { says: /cut off/, file: 'a.json', line: 1 },
    { says: /cannot be read/, file: 'openapi.json', line: 2 },
  ),
];
