import { expect, test } from 'vitest';
import { fileNameOf } from './file-name';

test.each([
  ['Swagger Petstore – OpenAPI 3.0', 'swagger-petstore-openapi-3-0'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Café', 'cafe'],
  ['支付', 'api'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('a file for %s is called %s', (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});
