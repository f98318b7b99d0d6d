import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { findHolder } from '../lib/server/holder';
import { areGone, StartedProduct } from './started-product';

/** A program starts in two seconds; on a machine that also does other things, it may take ten times that. */
test.describe.configure({ timeout: 120_000 });

let product: StartedProduct;
test.beforeEach(() => {
  product = new StartedProduct();
});
test.afterEach(() => product.remove());

async function expectHealthy(address: string): Promise<void> {
  expect((await fetch(new URL('/healthz', address))).status).toBe(200);
}

test('Ctrl-C stops all of it', async () => {
  await expectHealthy(await product.start());
  const processes = product.processes();
  expect(processes).toHaveLength(3);
  expect(await product.pressCtrlC()).toBe(0);
  expect(areGone(processes)).toBe(true);
});

test('starts again after everything was killed', async () => {
  await product.start();
  const processes = product.processes();
  for (const pid of processes) process.kill(pid, 'SIGKILL');
  await expect.poll(() => areGone(processes)).toBe(true);
  await expectHealthy(await product.start());
  expect(await product.pressCtrlC()).toBe(0);
});

test('starts again after the program alone was killed', async () => {
  await product.start();
  const [program, web, postgres] = product.processes() as [number, number, number];
  process.kill(program, 'SIGKILL');
  await expect.poll(() => areGone([web])).toBe(true);
  expect(areGone([postgres])).toBe(false);
  await expectHealthy(await product.start());
  expect(areGone([postgres])).toBe(true);
  expect(await product.pressCtrlC()).toBe(0);
});

test('a second one on the same data says where the first is', async () => {
  const address = await product.start();
  await expect(product.startAnother()).rejects.toThrow(
    `already runs on ${product.dataFolder}: ${address.replace('localhost', '127.0.0.1')}`,
  );
  await expectHealthy(address);
});

test('uses the server of DATABASE_URL and starts none', async () => {
  const running = findHolder(process.env.E2E_DATA ?? '')?.databaseUrl ?? '';
  const url = new URL(running);
  url.pathname = '/elsewhere';
  const client = new pg.Client(running);
  await client.connect();
  await client.query('CREATE DATABASE elsewhere');
  try {
    await expectHealthy(await product.start({ DATABASE_URL: url.href }));
    expect(product.processes()).toHaveLength(2);
    expect(existsSync(path.join(product.dataFolder, 'postgres'))).toBe(false);
    expect(await product.pressCtrlC()).toBe(0);
  } finally {
    await client.query('DROP DATABASE elsewhere WITH (FORCE)');
    await client.end();
  }
});

test('says what is wrong with a setting', async () => {
  await expect(product.start({ DATABASE_URL: 'mysql://db' })).rejects.toThrow(
    /DATABASE_URL must be a URL like postgres:/,
  );
});
