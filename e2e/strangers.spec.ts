import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { HIDDEN } from '@/lib/contracts/text';
import { HOSTILE_HOST, hostileFiles } from '@/testing/hostile/files';
import { test } from './watched-page';

/** Texts of strangers are words of a language that is not ours: whatever they say, nothing happens and nothing moves. */
test.describe.configure({ timeout: 240_000 });
/** Pages that a fresh estate may not have answer 404, which the browser reports. */
test.use({ expectedComplaint: /status of 404/ });

const DAY_MS = 86_400_000;

test.beforeAll(async ({ request }) => {
  const noon = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2);
  for (const { name, text } of hostileFiles(noon)) {
    const response = await request.post(`/api/v1/sources/upload/batches?file=${name}`, {
      data: Buffer.from(text),
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': name },
    });
    expect(response.ok(), `${name}: ${await response.text()}`).toBe(true);
  }
});

const read = async (request: APIRequestContext, path: string) => (await request.get(`/api/v1${path}`)).json();

/** The pages that show what strangers wrote. */
async function pagesOf(request: APIRequestContext): Promise<string[]> {
  const hostile = (await request.get('/api/v1/inventory?format=json')).json() as Promise<{ host: string }[]>;
  expect((await hostile).filter(({ host }) => host === HOSTILE_HOST).length).toBeGreaterThan(50);
  const { apis } = await read(request, '/apis?limit=200');
  const { endpoints } = await read(request, `/endpoints?host=${HOSTILE_HOST}&limit=200`);
  const { endpoints: seen } = await read(request, `/endpoints?host=${HOSTILE_HOST}&q=seen&limit=200`);
  const { findings } = await read(request, `/findings?limit=200`);
  const { receipts } = await read(request, '/receipts?limit=50');
  const ids = (list: { id: number | string }[] | undefined, most: number) =>
    (list ?? []).slice(0, most).map(({ id }) => id);
  return [
    '/',
    '/inventory',
    `/inventory?host=${HOSTILE_HOST}&columns=api,host,fields,sensitive`,
    '/inventory?q=%3Cimg%20data-pwn%20src%3Dx%20onerror%3Dwindow.pwned%3D1%3E',
    '/apis',
    ...ids(apis, 12).map((id) => `/apis/${id}`),
    ...ids(endpoints, 8).map((id) => `/endpoints/${id}`),
    ...ids(seen, 12).map((id) => `/endpoints/${id}`),
    ...ids([...(seen ?? []), ...(endpoints ?? [])], 8).map((id) => `/inventory?endpoint=${id}`),
    '/findings',
    ...ids(findings, 6).map((id) => `/findings?finding=${id}`),
    '/sources',
    '/import',
    ...ids(receipts, 3).map((id) => `/sources?receipt=${encodeURIComponent(id)}`),
    '/reports/estate',
    ...ids(apis, 10).map((id) => `/reports/apis/${id}`),
    '/reference',
    '/rules',
    '/rules/AUTH-02',
    '/settings',
    '/settings/rules',
    '/settings/teams',
    '/settings/audit',
    '/sign-in?to=javascript:window.pwned=1&error=%3Cimg%20data-pwn%3E',
    '/nowhere/%3Cimg%20data-pwn%20src=x%20onerror=window.pwned=1%3E',
  ];
}

/** Counts what a page that only shows words has none of. */
function inspect([hidden, flags]: [string, string]) {
  const doc = document;
  const all = [...doc.querySelectorAll('*')];
  const dangerous = /^\s*(?:javascript|vbscript|data:text)/i;
  const foreign = (address: string | null) => {
    // The rules' own references are the only links that lead away.
    if (!address || /^(?:data:image\/|https:\/\/owasp\.org\/)/.test(address)) return false;
    const url = URL.parse(address, location.href);
    return (
      dangerous.test(address) ||
      (url !== null && /^https?:$/.test(url.protocol) && url.origin !== location.origin)
    );
  };
  const isHidden = (text: string) => new RegExp(hidden, flags.replace('g', '')).test(text);
  const texts: Text[] = [];
  const walker = doc.createTreeWalker(doc.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('script, style')) texts.push(node as Text);
  const isApart = (element: Element | null): boolean => {
    if (!element) return false;
    const { display, unicodeBidi } = getComputedStyle(element);
    return display !== 'inline' || /isolate|plaintext/.test(unicodeBidi);
  };
  return {
    ran: 'pwned' in window,
    made: all.filter((e) => e.matches('[data-pwn], iframe, object, embed, base, meta[http-equiv], math'))
      .length,
    handlers: all.filter((e) => e.getAttributeNames().some((name) => name.startsWith('on'))).length,
    addresses: all
      .flatMap((e) =>
        ['href', 'src', 'action', 'formaction', 'xlink:href'].map((name) => e.getAttribute(name)),
      )
      .filter(foreign),
    scripts: [...doc.querySelectorAll<HTMLElement>('script, style')].filter(
      (e) => e.nonce === '' && !(e.getAttribute('src') ?? '').startsWith('/_next/'),
    ).length,
    hidden: [
      ...[doc.title, ...texts.map(({ data }) => data)].filter(isHidden),
      ...all.flatMap((e) => e.getAttributeNames().map((name) => e.getAttribute(name) ?? '')).filter(isHidden),
    ].slice(0, 5),
    turning: texts
      .filter(({ data, parentElement }) => /[\u0590-\u06ff]/.test(data) && !isApart(parentElement))
      .map(({ data, parentElement }) => `${parentElement?.tagName}: ${data.slice(0, 80)}`),
    wide: all
      .filter(
        (e) =>
          doc.documentElement.scrollWidth > innerWidth && e.getBoundingClientRect().right > innerWidth + 1,
      )
      .map((e) => `${e.tagName}.${e.className}: ${e.textContent?.slice(0, 40)}`)
      .slice(0, 8),
  };
}
const HARMLESS = {
  ran: false,
  made: 0,
  handlers: 0,
  addresses: [],
  scripts: 0,
  hidden: [],
  turning: [],
  wide: [],
};

async function expectHarmless(page: Page, where: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  expect
    .soft(await page.evaluate(inspect, [HIDDEN.source, HIDDEN.flags] as [string, string]), where)
    .toEqual(HARMLESS);
}

test('every page shows texts of strangers as text', async ({ page, request, baseURL }) => {
  const incidents: string[] = [];
  page.on('dialog', async (dialog) => {
    incidents.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (sent) => {
    const url = new URL(sent.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== baseURL)
      incidents.push(`a request to ${url.origin}`);
  });
  page.on('popup', () => incidents.push('a window'));
  await page.exposeFunction('reportViolation', (what: string) => incidents.push(`a violation: ${what}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { reportViolation(what: string): void }).reportViolation(
        `${event.effectiveDirective} ${event.blockedURI}`,
      ),
    );
  });
  for (const address of await pagesOf(request)) {
    const response = await page.goto(address);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect.soft(policy, address).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
    expect.soft(policy, address).toContain("frame-ancestors 'none'");
    expect.soft(response?.headers()['cache-control'], address).toContain('no-store');
    if (response?.status() === 404 && !address.startsWith('/nowhere')) console.log(`no page yet: ${address}`);
    await expectHarmless(page, address);
  }
  expect(incidents).toEqual([]);
});

test('the palette shows texts of strangers as text', async ({ page }) => {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('ControlOrMeta+k');
  for (const words of ['<img', 'javascript', 'gnp.exe', '__proto__']) {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(words);
    await expectHarmless(page, `the palette about ${words}`);
  }
});

test('what is taken away as a file runs in no spreadsheet and hides nothing', async ({ request }) => {
  for (const list of ['inventory', 'findings/export', 'estate/export']) {
    const csv = await (await request.get(`/api/v1/${list}?format=csv`)).text();
    expect(csv.slice(1).match(HIDDEN), `${list}.csv`).toBeNull();
    // RFC 4180: quotes are doubled inside of quotes.
    const cells = [...csv.slice(1).matchAll(/"((?:[^"]|"")*)"|[^",\r\n]+/g)].map(
      (match) => match[1] ?? match[0],
    );
    expect(cells.length, list).toBeGreaterThan(50);
    expect(
      cells.filter((cell) => /^\s*[=+\-@\uff1d]/.test(cell) && !/^-?[\d.]+$/.test(cell)),
      `${list}.csv`,
    ).toEqual([]);
    for (const format of ['json', 'ndjson']) {
      const text = await (await request.get(`/api/v1/${list}?format=${format}`)).text();
      expect(text.match(HIDDEN), `${list}.${format}`).toBeNull();
      expect(text, `${list}.${format}`).not.toMatch(/\\u00(?:0[0-8be-f]|1|7f)/i);
    }
  }
});
