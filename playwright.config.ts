import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/server/find-chromium';
import { findFreePort } from './lib/server/free-port';

// The workers read this file again and must find the same server: what is chosen once travels in the environment.
process.env.E2E_PORT ??= String(await findFreePort());
process.env.E2E_DATA ??= path.join(tmpdir(), `gnomon-e2e-${randomUUID()}`);

process.env.E2E_SESSION ??= `${process.env.E2E_DATA}-session.json`;

const address = `http://localhost:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  workers: 1,
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  projects: [
    { name: 'first run', testMatch: 'first-run.setup.ts' },
    { name: 'browser', dependencies: ['first run'], use: { storageState: process.env.E2E_SESSION } },
  ],
  webServer: {
    command: `"${process.execPath}" e2e/serve-product.ts`,
    url: `${address}/healthz`,
    timeout: 600_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
    env: {
      PORT: process.env.E2E_PORT,
      GNOMON_DATA: process.env.E2E_DATA,
      DATABASE_URL: '',
      // Where tests listen for what the product sends.
      GNOMON_OUTBOUND_ALLOW: '127.0.0.1',
    },
  },
});
