import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Route } from 'playwright-core';
import { BusyError, UnavailableError } from '@/lib/services/errors';
import { addressOf } from './boot/server-address';
import { readEnv } from './env';
import { findChromium } from './find-chromium';

/** From the start of the browser to the last byte of the file. */
const DEADLINE_MS = 30_000;
const AT_ONCE = 2;
/** A4 at 96 dots an inch, less the margins of print.css: charts measure themselves before the paper is cut. */
const PAPER = { width: 690, height: 980 };

let printing = 0;

/**
 * A page of our own as PDF, seen by whoever `headers` show. The browser has no network: each of its requests is answered
 * from this server's loopback address, or not at all. Throws UnavailableError, BusyError.
 */
export async function printPage(path: string, headers: Record<string, string>): Promise<Uint8Array> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new UnavailableError(
      'There is no Chromium on this machine to make the PDF with. Install one (Debian: apt-get install chromium) or name one by CHROMIUM=/path/to/chromium, then restart. Until then, open the report and print it from your own browser.',
    );
  }
  if (printing >= AT_ONCE)
    throw new BusyError('Other reports are being printed. Ask again in a few seconds.', 5);
  printing++;
  let browser: Browser | undefined;
  const late = new AbortController();
  try {
    const work = async (): Promise<Uint8Array> => {
      browser = await launch(executablePath);
      if (late.signal.aborted) await browser.close();
      return print(browser, path, headers);
    };
    return await Promise.race([work(), deadline(late.signal)]);
  } finally {
    late.abort();
    // The slot is free again when the browser is gone, however long that takes.
    void Promise.resolve(browser?.close())
      .catch(() => {})
      .finally(() => printing--);
  }
}

async function deadline(signal: AbortSignal): Promise<never> {
  await sleep(DEADLINE_MS, undefined, { signal });
  throw new UnavailableError(
    `The report was not printed within ${DEADLINE_MS / 1000} seconds. Ask again when the machine has less to do.`,
  );
}

function launch(executablePath: string): Promise<Browser> {
  return chromium
    .launch({
      executablePath,
      timeout: DEADLINE_MS,
      chromiumSandbox: userInfo().uid !== 0,
      args: ['--disable-dev-shm-usage'],
    })
    .catch((error: Error) => {
      throw new UnavailableError(
        `Chromium at ${executablePath} did not start: ${error.message.split('\n', 1)[0]}`,
      );
    });
}

async function print(browser: Browser, path: string, headers: Record<string, string>): Promise<Uint8Array> {
  const origin = addressOf(readEnv());
  const context = await browser.newContext({
    viewport: PAPER,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  await context.route('**/*', (route) => answer(route, origin, headers));
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  const response = await page.goto(origin + path, { waitUntil: 'networkidle', timeout: DEADLINE_MS });
  if (!response?.ok() || new URL(page.url()).pathname !== path)
    throw new UnavailableError(`The report’s page answered ${response?.status() ?? 'nothing'}.`);
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}

/** Fetches for the browser what is ours, with the headers of whoever asked; not the pages that Next fetches ahead. */
async function answer(route: Route, origin: string, headers: Record<string, string>): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  const isAhead = url.searchParams.has('_rsc');
  if (url.origin !== origin || request.method() !== 'GET' || isAhead) return route.abort();
  try {
    const accept = (await request.headerValue('accept')) ?? '*/*';
    const response = await fetch(url, { headers: { accept, ...headers }, redirect: 'manual' });
    const body = Buffer.from(await response.arrayBuffer());
    const kept = [...response.headers].filter(
      ([name]) => !/^(content-(encoding|length)|transfer-encoding|set-cookie)$/.test(name),
    );
    await route.fulfill({ status: response.status, headers: Object.fromEntries(kept), body });
  } catch {
    await route.abort().catch(() => {});
  }
}
