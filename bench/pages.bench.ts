import { readFileSync } from 'node:fs';
import { type BrowserContextOptions, chromium } from 'playwright-core';
import { ADMINISTRATOR } from '../e2e/people';
import { StartedProduct } from '../e2e/started-product';
import { findChromium } from '../lib/server/find-chromium';
import { look } from './pages/look';
import { PAGES } from './pages/pages';

/**
 * Every page in the production build: how long the server takes for it, beside its shortest answer, and what a person sees
 * with a processor that is four times as slow. Fills the demo estate in a folder of its own, or with `ADDRESS STATE`, a
 * running Gnomon and cookies as Playwright stores them, looks at that one.
 */
const TARGETS = { serverMs: 150, lcpMs: 1200, inpMs: 100, scriptKb: 250 };
const ASKED = 40;
const LOOKED = 3;
const FILL_MS = 120_000;

const [address, state] = process.argv.slice(2);
const executablePath = findChromium();
if (!executablePath) throw new Error('Chromium is not here: apt-get install chromium.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const product = address === undefined ? new StartedProduct() : null;
try {
  if (address !== undefined && state !== undefined) {
    await measure({ baseURL: address, storageState: JSON.parse(readFileSync(state, 'utf8')) });
  } else if (product) {
    await measure(await fill(await product.start()));
  }
} finally {
  await browser.close();
  if (product) {
    await product.pressCtrlC();
    product.remove();
  }
}

async function fill(baseURL: string): Promise<BrowserContextOptions> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/welcome');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL((url) => url.pathname !== '/welcome');
  await context.request.post('/api/v1/demo', { data: {}, headers: { origin: baseURL } });
  const ends = performance.now() + FILL_MS;
  for (;;) {
    const { apis } = await (await context.request.get('/api/v1/apis')).json();
    if (apis.length > 12 && apis.every((api: { score: number | null }) => api.score !== null)) break;
    if (performance.now() > ends) throw new Error('The demo was not filled and judged within two minutes.');
    await page.waitForTimeout(1_000);
  }
  return { baseURL, storageState: await context.storageState() };
}

async function measure(options: BrowserContextOptions): Promise<void> {
  const floor = await ask(options, '/healthz');
  console.log(`shortest answer: p50 ${ms(floor.p50)}, p95 ${ms(floor.p95)}`);
  for (const one of PAGES) {
    const server = await ask(options, one.path);
    const looks = [];
    for (let round = 0; round < LOOKED; round++) looks.push(await look(browser, options, one));
    const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
    const lcp = median(looks.map((each) => each.lcp));
    const cls = Math.max(...looks.map((each) => each.cls));
    const inp = median(looks.flatMap((each) => each.inp ?? []));
    const [first] = looks;
    const ratio = (server.p95 / floor.p95).toFixed(1);
    console.log(
      [
        one.path.padEnd(24),
        `server p95 ${ms(server.p95)}${mark(server.p95, TARGETS.serverMs)} (${ratio} × the shortest)`,
        `LCP ${ms(lcp)}${mark(lcp, TARGETS.lcpMs)}`,
        `CLS ${cls.toFixed(3)}${mark(cls, 0.001)}`,
        one.click ? `INP ${ms(inp)}${mark(inp, TARGETS.inpMs)}` : '',
        `first script ${first?.scriptKb.toFixed(0)} KB${mark(first?.scriptKb ?? 0, TARGETS.scriptKb)}`,
      ].join('  '),
    );
  }
}

async function ask(options: BrowserContextOptions, path: string): Promise<{ p50: number; p95: number }> {
  const context = await browser.newContext(options);
  try {
    const times: number[] = [];
    for (let round = 0; round < ASKED + 5; round++) {
      const begun = performance.now();
      await (await context.request.get(path)).body();
      if (round >= 5) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    return { p50: times[times.length >> 1] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
  } finally {
    await context.close();
  }
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function mark(value: number, target: number): string {
  return value > target ? ' MISSED' : '';
}
