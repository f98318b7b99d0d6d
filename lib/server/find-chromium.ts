import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser named by CHROMIUM, one that the system has, or the one that Playwright downloaded. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM, ...USUAL_PLACES, chromium.executablePath()];
  return candidates.find((candidate) => candidate && existsSync(candidate));
}
