import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BusyError, UnavailableError } from '@/lib/services/errors';
import { printPage } from './print-page';
import { handleReportPdf } from './report-door';

interface AskedFor {
  url: string;
  method?: string;
}

/** A browser that asks for what it is told while its page loads, and prints when it is let. */
const browser = vi.hoisted(() => ({
  asks: [] as AskedFor[],
  outcomes: [] as string[],
  opened: 0,
  closed: 0,
  print: () => Promise.resolve(new Uint8Array([37, 80, 68, 70])),
}));

const clock = vi.hoisted(() => ({ waits: [] as number[], strike: () => {} }));
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      clock.waits.push(ms);
      clock.strike = resolve;
      signal.addEventListener('abort', () => reject(signal.reason));
    }),
}));
vi.mock('./find-chromium', () => ({ findChromium: () => '/usr/bin/chromium' }));
vi.mock('playwright-core', () => {
  type Handler = (route: object) => Promise<void>;
  const newContext = async () => {
    let handle: Handler = async () => {};
    let address = '';
    const page = {
      emulateMedia: async () => {},
      url: () => address,
      pdf: () => browser.print(),
      goto: async (url: string) => {
        address = url;
        for (const { url, method = 'GET' } of browser.asks) {
          const request = { url: () => url, method: () => method, headerValue: async () => 'text/html' };
          await handle({
            request: () => request,
            abort: async () => void browser.outcomes.push(`refused ${url}`),
            fulfill: async ({ status }: { status: number }) => void browser.outcomes.push(`${status} ${url}`),
          });
        }
        return { ok: () => true, status: () => 200 };
      },
    };
    return {
      route: async (_: string, handler: Handler) => {
        handle = handler;
      },
      newPage: async () => page,
    };
  };
  const launch = async () => {
    browser.opened++;
    return { newContext, close: async () => void browser.closed++ };
  };
  return { chromium: { launch } };
});

const OWN = 'http://127.0.0.1:3000';
const fetched = vi.fn(async (_url: URL, _init: RequestInit) => new Response('a page'));

beforeEach(() => {
  Object.assign(browser, { asks: [], outcomes: [], opened: 0, closed: 0 });
  browser.print = () => Promise.resolve(new Uint8Array([37, 80, 68, 70]));
  fetched.mockClear();
  vi.stubGlobal('fetch', fetched);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await vi.waitFor(() => expect(browser.closed).toBe(browser.opened));
});

describe('the browser that prints', () => {
  test('is given our own pages alone, with the credentials of whoever asks', async () => {
    browser.asks = [
      { url: `${OWN}/reports/estate` },
      { url: 'https://evil.example/pixel.png' },
      { url: 'http://169.254.169.254/latest/meta-data' },
      { url: 'file:///etc/passwd' },
      { url: 'http://127.0.0.1:5432/' },
      { url: `${OWN}/api/v1/teams`, method: 'POST' },
      { url: `${OWN}/inventory?_rsc=1` },
    ];
    await printPage('/reports/estate', { cookie: 'session=1' });
    expect(browser.outcomes).toEqual([
      `200 ${OWN}/reports/estate`,
      ...browser.asks.slice(1).map(({ url }) => `refused ${url}`),
    ]);
    expect(fetched).toHaveBeenCalledOnce();
    const [url, init] = fetched.mock.calls[0] as [URL, RequestInit];
    expect(url.origin).toBe(OWN);
    expect(init).toMatchObject({ headers: { cookie: 'session=1' }, redirect: 'manual' });
  });

  test('runs twice at once and no more: the third is asked to come back, and may when one is done', async () => {
    const slow = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    browser.print = () => slow.promise;
    const both = [printPage('/reports/estate', {}), printPage('/reports/estate', {})];
    await expect(printPage('/reports/estate', {})).rejects.toBeInstanceOf(BusyError);
    const response = await handleReportPdf(new Request('http://localhost/'), null);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    slow.resolve(new Uint8Array([1]));
    await Promise.all(both);
    await vi.waitFor(() => expect(browser.closed).toBe(2));
    await expect(printPage('/reports/estate', {})).resolves.toHaveLength(1);
  });

  test('is closed when it takes longer than half a minute, and its place is free again', async () => {
    browser.print = () => new Promise(() => {});
    const late = expect(printPage('/reports/estate', {})).rejects.toBeInstanceOf(UnavailableError);
    await vi.waitFor(() => expect(browser.opened).toBe(1));
    expect(clock.waits.at(-1)).toBe(30_000);
    clock.strike();
    await late;
    await vi.waitFor(() => expect(browser.closed).toBe(1));
    browser.print = () => Promise.resolve(new Uint8Array([1]));
    await expect(printPage('/reports/estate', {})).resolves.toHaveLength(1);
  });

  test('is closed when it fails', async () => {
    browser.print = () => Promise.reject(new Error('Target closed at /usr/lib/chromium'));
    const response = await handleReportPdf(new Request('http://localhost/'), null);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('/usr/lib');
  });
});
