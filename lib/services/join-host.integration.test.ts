import { describe, expect, it } from 'vitest';
import { ApiQuery } from '@/lib/contracts/inventory';
import { SHOP } from '@/testing/estate';
import { makeExchanges, makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, readInventory, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { addHost, browseApis } from './browse-apis';
import { NotFoundError, UnreadableError } from './errors';
import { addOverride, listOverrides } from './override-templates';
import { suggestHostsFor } from './suggest-hosts-for';

const services = withServices();
const MIRROR = 'mirror.example.org';

const idOf = async (name: string) => {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [name]);
  return row?.id as number;
};
/** The traffic of the shop, on the host given. */
const traffic = (seed: number, host: string) =>
  makeExchanges({ seed, count: 400 })
    .filter(({ url }) => new URL(url).host === SHOP)
    .map((exchange) => JSON.stringify({ ...exchange, url: exchange.url.replace(SHOP, host) }));

describe('a spec that names no host', () => {
  it('is told the hosts where its operations were seen', async () => {
    await deliver(makeSpec({ servers: [{ url: '/v1' }] }), { file: 'shop.json' });
    await deliver(traffic(1, MIRROR));
    await deliver([makeLine({ url: 'https://other.example.org/unlike/anything' })]);
    const shop = await idOf('Shop');
    const [suggestion, ...others] = await suggestHostsFor(shop);
    expect(others).toEqual([]);
    expect(suggestion?.host).toBe(MIRROR);
    expect(suggestion?.operations).toBeGreaterThan(1);
    expect(suggestion?.endpoints).toBeGreaterThanOrEqual(suggestion?.operations as number);
    await addHost(shop, MIRROR, NOW);
    expect(await suggestHostsFor(shop)).toEqual([]);
  });

  it('is suggested nothing once it names one', async () => {
    await deliver(makeSpec({ servers: [{ url: 'https://elsewhere.example.org/v1' }] }), {
      file: 'shop.json',
    });
    await deliver(traffic(1, MIRROR));
    expect(await suggestHostsFor(await idOf('Shop'))).toEqual([]);
  });

  it('is suggested nothing when it is not there', async () => {
    await expect(suggestHostsFor(999_999)).rejects.toThrow(NotFoundError);
  });
});

describe('a host joined to an API', () => {
  it('brings what was seen there, and what comes later, as if the spec had named it', async () => {
    const servers = [{ url: `https://${SHOP}/v1` }, { url: `https://${MIRROR}/v1` }];
    await deliver(makeSpec({ servers }), { file: 'shop.json' });
    for (const seed of [1, 2]) await deliver(traffic(seed, MIRROR));
    const named = (await readInventory()).filter(({ api }) => api === 'Shop');
    await services.empty();

    await deliver(makeSpec(), { file: 'shop.json' });
    await deliver(traffic(1, MIRROR));
    const summary = await addHost(await idOf('Shop'), ` ${MIRROR.toUpperCase()}:443 `, NOW);
    expect(summary.hosts).toContainEqual({ host: MIRROR, basePath: '', origin: 'person', isObserved: true });
    await deliver(traffic(2, MIRROR));
    const joined = await readInventory();
    expect(new Set(joined.map(({ api }) => api))).toEqual(new Set(['Shop']));
    const documented = ({ documentation }: { documentation: string }) => documentation === 'documented';
    expect(joined.filter(documented)).toEqual(named.filter(documented));
    expect(joined.some(({ requests, fields }) => requests > 0 && fields.length > 3)).toBe(true);
  });

  it('brings people’s decisions and the hosts joined to it', async () => {
    await deliver(traffic(1, MIRROR));
    await deliver([makeLine({ url: 'https://third.example.org/v1/internal/x' })]);
    const mirror = await idOf(MIRROR);
    await addHost(mirror, 'third.example.org', NOW);
    await addOverride(mirror, { prefix: '/v1/internal', kind: 'merge', words: [] }, NOW);
    await deliver(makeSpec({ servers: [{ url: `https://${MIRROR}/v1` }] }), { file: 'shop.json' });
    const shop = await idOf('Shop');
    const { overrides } = await listOverrides(shop);
    expect(overrides.map(({ prefix, kind }) => [prefix, kind])).toEqual([['/internal', 'merge']]);
    const paths = (await readInventory()).filter(({ api }) => api === 'Shop').map(({ path }) => path);
    expect(paths).toContain('/internal/{internalId}');
  });

  it('joined to another API, leads there from then on', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    await deliver(
      makeSpec({ info: { title: 'Second', version: '1' }, servers: [{ url: 'https://two.example.com/v1' }] }),
      {
        file: 'second.json',
      },
    );
    await addHost(await idOf('Shop'), MIRROR, NOW);
    await addHost(await idOf('Second'), MIRROR, NOW);
    await deliver([makeLine({ url: `https://${MIRROR}/v1/products` })]);
    const met = (await readInventory()).filter(({ requests }) => requests > 0);
    expect(met.map(({ api, path }) => [api, path])).toEqual([['Second', '/products']]);
  });

  it('is told of in the list of APIs', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    await deliver(traffic(1, MIRROR));
    const before = await browseApis(ApiQuery.parse({}));
    expect(new Map(before.apis.map(({ name, specs }) => [name, specs]))).toEqual(
      new Map([
        ['Shop', 1],
        [MIRROR, 0],
      ]),
    );
    await addHost(await idOf('Shop'), MIRROR, NOW);
    expect((await browseApis(ApiQuery.parse({}))).apis.map(({ name }) => name)).toEqual(['Shop']);
  });

  it.each(['', 'a b', 'https://x.example.com', 'x.example.com/path', '\u0000'])(
    'is refused when it is %j',
    async (host) => {
      await deliver(makeSpec(), { file: 'shop.json' });
      await expect(addHost(await idOf('Shop'), host, NOW)).rejects.toThrow(UnreadableError);
    },
  );

  it('is refused for an API that is not there', async () => {
    await expect(addHost(999_999, MIRROR, NOW)).rejects.toThrow(NotFoundError);
  });
});
