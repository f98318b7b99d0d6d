import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startReceiver } from '@/testing/receiver';
import { readSent } from '@/testing/sent-exchanges';
import { ask, listen, smallHost, speak } from '@/testing/small-host';
import type { CaptureOptions } from './api';
import { capture } from './capture';

const receiver = await startReceiver();
const begin = (over: Partial<CaptureOptions> = {}) =>
  capture({ server: receiver.address, token: 'tkn', source: 'shop', ...over });

describe('a host', () => {
  it.each([
    ['no address', { server: undefined }],
    ['an address that is none', { server: 'gnomon' }],
    ['no token', { token: '' }],
    ['a source that is no name', { source: 'a/b' }],
  ])('with %s runs, uncaptured', async (_, over) => {
    const gnomon = begin(over);
    const port = await listen(gnomon.attach(smallHost()));
    expect(await speak(port, ask('GET /head-only'))).toContain('201 Made');
    await gnomon.flush();
    await gnomon.close();
    expect(gnomon.stats().captured).toBe(0);
  });

  it.each([
    ['is not there', { server: 'http://127.0.0.1:9' }],
    ['is no HTTP', { server: 'https://127.0.0.1:9' }],
  ])('does not notice a Gnomon that %s', async (_, over) => {
    const gnomon = begin(over);
    const port = await listen(gnomon.attach(smallHost()));
    expect(await speak(port, ask('GET /head-only'))).toContain('201 Made');
    await gnomon.close(50);
    expect(gnomon.stats()).toMatchObject({
      captured: 1,
      dropped: 1,
      lastProblem: expect.stringContaining('9'),
    });
  });

  it.each([
    ['fails', 500, 'it answered 500'],
    ['is busy', 429, 'it answered 429'],
  ])('does not notice a Gnomon that %s', async (_, status, lastProblem) => {
    receiver.answer((response) => response.writeHead(status, { 'retry-after': '9' }).end());
    const gnomon = begin();
    const port = await listen(gnomon.attach(smallHost()));
    expect(await speak(port, ask('GET /head-only'))).toContain('201 Made');
    await gnomon.flush(100);
    expect(gnomon.stats()).toMatchObject({ waiting: 1, lastProblem });
    expect(receiver.received).toHaveLength(1);
    receiver.answer((response) => response.writeHead(200).end());
    await gnomon.close();
    expect(gnomon.stats()).toMatchObject({ waiting: 0, delivered: 1, lastProblem: null });
    const [first, second] = receiver.received;
    expect(second?.bytes.equals(first?.bytes as Buffer)).toBe(true);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('is told of exchanges that Gnomon will not have', async () => {
    const receipt = { status: 'failed', problems: [{ message: 'There is no such format.' }] };
    receiver.answer((response) => response.writeHead(200).end(JSON.stringify(receipt)));
    const gnomon = begin();
    await speak(await listen(gnomon.attach(smallHost())), ask('GET /echo'));
    await gnomon.close();
    expect(gnomon.stats()).toMatchObject({ refused: 1, lastProblem: 'There is no such format.' });
  });

  it('fails as it would without', async () => {
    const gnomon = begin();
    const port = await listen(
      gnomon.attach(
        createServer((_, response) => {
          expect(() => response.setHeader('bad name', 'a')).toThrow(TypeError);
          expect(() => response.write(7)).toThrow(TypeError);
          expect(() => response.end({})).toThrow(TypeError);
          response.end('fine');
        }),
      ),
    );
    expect(await speak(port, ask('GET /'))).toContain('fine');
    await gnomon.close();
    expect(readSent(receiver.received)).toMatchObject([{ status: 200, responseBytes: 4 }]);
  });
});
