import { describe, expect, it } from 'vitest';
import { makeLine } from '@/testing/exchange-lines';
import { deliver, readInventory, withServices } from '@/testing/services';

withServices();

const SPEC = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  servers: [{ url: 'https://orders.example.com' }],
  security: [{ pass: [] }],
  components: { securitySchemes: { pass: { type: 'apiKey', in: 'header', name: 'X-Acme-Pass' } } },
  paths: { '/orders': { get: { responses: { 200: { description: 'fine' } } } } },
};
const TRAFFIC = Array.from({ length: 5 }, () =>
  makeLine({
    url: 'https://orders.example.com/orders',
    requestHeaders: { 'X-Acme-Pass': 'any word', Accept: '*/*' },
  }),
);

describe('a key that only its spec knows', () => {
  it.each([
    ['before its traffic', true],
    ['after its traffic', false],
  ])('is seen where the spec comes %s', async (_, isFirst) => {
    const steps = [() => deliver(SPEC, { file: 'orders.json' }), () => deliver(TRAFFIC)];
    for (const step of isFirst ? steps : steps.reverse()) await step();
    expect((await readInventory()).map(({ authentication }) => authentication)).toEqual([
      { declared: 'required', observed: 'always' },
    ]);
  });
});
