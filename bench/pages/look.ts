import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** What a person waits for, on a processor that is four times as slow. */
export interface Looks {
  /** Largest contentful paint, ms. */
  lcp: number;
  /** Cumulative layout shift until all is there. */
  cls: number;
  /** The longest that a click took until the next paint, ms; `null`: nothing was clicked. */
  inp: number | null;
  /** JavaScript that the document itself asks for, KB gzip; what it loads later, such as charts, is not in it. */
  scriptKb: number;
}

const SLOWDOWN = 4;
const SETTLE_MS = 1_000;

/** Opens a page as for the first time, looks, and clicks. */
export async function look(
  browser: Browser,
  options: BrowserContextOptions,
  { path, click }: { path: string; click?: string },
): Promise<Looks> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const scripts: { url: string; size: Promise<number> }[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scripts.push({ url: response.url(), size: response.body().then((body) => gzipSync(body).length) });
    });
    await page.addInitScript(observe);
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLE_MS);
    const html = (await answer?.text()) ?? '';
    const first = scripts.filter(({ url }) => html.includes(`src="${new URL(url).pathname}"`));
    const bytes = await Promise.all(first.map(({ size }) => size));
    if (click !== undefined) await page.locator(click).first().click();
    await page.waitForTimeout(SETTLE_MS);
    const { lcp, cls, inp } = await readObserved(page);
    const scriptKb = bytes.reduce((sum, size) => sum + size, 0) / 1024;
    return { lcp, cls, inp: click === undefined ? null : inp, scriptKb };
  } finally {
    await context.close();
  }
}

interface Observed {
  lcp: number;
  cls: number;
  inp: number;
}

/** Runs in the page. https://web.dev/articles/vitals says what each is. */
function observe(): void {
  const seen: Observed = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { seen });
  const watch = (type: string, take: (entry: PerformanceEntry) => void, options: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.cls += value;
  });
  watch(
    'event',
    (entry) => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number };
      if (interactionId > 0) seen.inp = Math.max(seen.inp, duration);
    },
    { durationThreshold: 16 },
  );
}

function readObserved(page: Page): Promise<Observed> {
  return page.evaluate(() => (window as unknown as { seen: Observed }).seen);
}
