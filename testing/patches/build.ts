import { makeLine, NOW } from '@/testing/exchange-lines';
import type { JudgedFiles } from '@/testing/judged-files';

export const HOST = 'https://one.example.com';
export const KEY = { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } };
const DAY_MS = 86_400_000;
type Paths = Record<string, Record<string, unknown>>;

/** All errors and a limit are declared, so that the operation shows nothing but what a scenario adds. */
export const RESPONSES = {
  200: { description: 'fine' },
  429: { description: 'slow down' },
  default: { description: 'error' },
};
export const op = (more: object = {}) => ({ security: [{ key: [] }], responses: RESPONSES, ...more });
export const answering = (schema: object) => ({
  ...RESPONSES,
  200: { description: 'fine', content: { 'application/json': { schema } } },
});
export const asking = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
export const spec = (paths: Paths, more: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: HOST }],
  components: { securitySchemes: KEY },
  paths,
  ...more,
});
export const swagger = (paths: Paths, more: object = {}) => ({
  swagger: '2.0',
  info: { title: 'Shop', version: '1' },
  host: 'one.example.com',
  schemes: ['https'],
  securityDefinitions: KEY,
  paths,
  ...more,
});
export const withSchemes = (schemes: object) => ({ components: { securitySchemes: { ...KEY, ...schemes } } });
export const THINGS = { '/things': { get: op() } };
/** Exchanges of twelve days, with a key unless said otherwise. */
export const traffic = (over: object, count = 12): string[] =>
  Array.from({ length: count }, (_, i) =>
    makeLine({
      time: new Date(NOW.getTime() - (i + 1) * DAY_MS).toISOString(),
      requestHeaders: { 'x-api-key': 'k-5f2d9c1b7a3e4860' },
      responseHeaders: {
        'strict-transport-security': 'max-age=31536000',
        'content-type': 'application/json',
      },
      ...over,
    }),
  );
export const USER = { type: 'object', properties: { id: { type: 'string', maxLength: 9 } } };
export const sent = (body: object, over: object = {}) => traffic({ responseBody: body, ...over });

export interface Scenario extends JudgedFiles {
  rule: string;
  name: string;
}
