import { expect, it } from 'vitest';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { edgeRulesFor } from './edge-rules';
import { judgeStale } from './judge-stale';

const services = withServices();

/** A spec below `/v2` whose callers prove themselves with this scheme, and anonymous traffic to its one path. */
async function bypass(scheme: object): Promise<void> {
  const spec = {
    openapi: '3.1.0',
    info: { title: 'Ledger', version: '1' },
    servers: [{ url: 'https://ledger.example.com/v2' }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: scheme } },
    paths: { '/books/{id}': { get: { responses: { 200: { description: 'fine' } } } } },
  };
  await deliver(spec, { file: 'ledger.json' });
  const lines = Array.from({ length: 6 }, (_, i) =>
    makeLine({ url: `https://ledger.example.com/v2/books/${i}`, authentication: 'absent' }),
  );
  await deliver(lines);
  await judgeStale(NOW);
}

async function rulesFor(rule: string) {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Finding" WHERE "rule" = $1', [rule]);
  if (!row) throw new Error(`a finding of ${rule} is expected`);
  return edgeRulesFor(row.id, NOW);
}

it('asks for the header that the documents name, on the path below the host', async () => {
  await bypass({ type: 'apiKey', in: 'header', name: 'X-Ledger-Key' });
  const { says, rules } = await rulesFor('AUTH-03');
  expect(says).toContain('x-ledger-key');
  expect(rules.map(({ gateway }) => gateway)).toEqual(['nginx', 'envoy', 'kong', 'modsecurity']);
  expect(rules[0]?.text).toContain('"~^GET /v2/books/[^/]+$" 1;');
  expect(rules[0]?.text).toContain('$http_x_ledger_key');
});

it.each([
  [{ type: 'http', scheme: 'bearer' }, 'authorization'],
  [{ type: 'apiKey', in: 'cookie', name: 'sid' }, 'cookie'],
])('asks for what a scheme sends: %j', async (scheme, header) => {
  await bypass(scheme);
  expect((await rulesFor('AUTH-03')).says).toContain(`without the header ${header}.`);
});

it('offers nothing where a missing header tells nothing, nor where no gateway helps', async () => {
  await bypass({ type: 'apiKey', in: 'query', name: 'key' });
  expect(await rulesFor('AUTH-03')).toEqual({ says: null, rules: [] });
  expect(await rulesFor('AUTH-09')).toEqual({ says: null, rules: [] });
  await expect(edgeRulesFor(2 ** 31 - 1, NOW)).rejects.toMatchObject({ status: 404 });
});
