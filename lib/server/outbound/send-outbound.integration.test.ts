import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { answering, startReceiver } from '@/testing/receiver';
import { NOTHING_ALLOWED, parseAllowList } from './allow-list';
import { type OutboundLimits, sendOutbound } from './send-outbound';

const receiver = await startReceiver();
const allow = parseAllowList(`127.0.0.1:${receiver.port}`) ?? NOTHING_ALLOWED;
const post = (limits: Partial<OutboundLimits> = {}, url = receiver.address) =>
  sendOutbound({ url, method: 'POST', headers: { 'x-say': 'hello' }, body: 'grüß' }, { allow, ...limits });

describe('sendOutbound', () => {
  it('delivers what it is given and brings the answer', async () => {
    receiver.answer(answering(201, { 'retry-after': '7' }));
    expect(await post()).toMatchObject({
      kind: 'answered',
      status: 201,
      headers: { 'retry-after': '7' },
      body: 'thank you',
      isCut: false,
    });
    expect(receiver.received).toMatchObject([
      { body: 'grüß', headers: { 'x-say': 'hello', 'content-length': '6' } },
    ]);
  });

  it('sends nothing to loopback that is not allowed', async () => {
    expect(await post({ allow: NOTHING_ALLOWED })).toMatchObject({
      kind: 'failed',
      because: expect.stringContaining('not public (loopback)'),
    });
    expect(receiver.received).toEqual([]);
  });

  it('sends nothing to a name that leads inside', async () => {
    const url = `http://rebinding.example.com:${receiver.port}/`;
    const answer = await post({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] }, url);
    expect(answer).toMatchObject({ because: expect.stringContaining('not public') });
    expect(receiver.received).toEqual([]);
  });

  it('asks for a name once, and connects to what it was told then', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const url = `http://nowhere.invalid:${receiver.port}/`;
    const answer = await post({ resolve, allow: parseAllowList('127.0.0.0/8') ?? NOTHING_ALLOWED }, url);
    expect(answer).toMatchObject({ kind: 'answered', status: 204 });
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`nowhere.invalid:${receiver.port}`);
  });

  it.each([301, 302, 303, 307, 308])('takes a %i for a failure and goes nowhere', async (status) => {
    receiver.answer(answering(status, { location: `${receiver.address}/elsewhere` }));
    expect(await post()).toMatchObject({ kind: 'failed', because: expect.stringContaining('redirect') });
    expect(receiver.received).toHaveLength(1);
  });

  it('gives a receiver up that sends no headers', async () => {
    receiver.answer(() => {});
    expect(await post({ timeoutMs: 150 })).toEqual({
      kind: 'failed',
      because: 'It did not answer completely within 0.15 s.',
    });
  });

  it('gives a receiver up that trickles its body', async () => {
    receiver.answer((response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await post({ timeoutMs: 200 })).toMatchObject({ because: expect.stringContaining('0.2 s') });
  });

  it('gives a name up that is not told', async () => {
    const resolve = () => new Promise<never>(() => {});
    const answer = await post({ resolve, timeoutMs: 100 }, 'http://slow.example.com/');
    expect(answer).toMatchObject({ because: expect.stringContaining('0.1 s') });
  });

  it('reads 64 KB of an answer of 100 MB and hangs up', async () => {
    let sent = 0;
    function* blocks() {
      for (const block = Buffer.alloc(64 * 1024, 'x'); sent < 100 * 1024 * 1024; sent += block.length)
        yield block;
    }
    const ended = new Promise<unknown>((resolve) => {
      receiver.answer((response) => pipeline(Readable.from(blocks()), response).then(resolve, resolve));
    });
    const answer = await post();
    expect(answer).toMatchObject({ kind: 'answered', status: 200, isCut: true });
    if (answer.kind === 'answered') expect(answer.body).toHaveLength(64 * 1024);
    await ended;
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('refuses an answer whose headers have no end', async () => {
    receiver.answer(answering(200, { 'x-long': 'a'.repeat(20_000) }));
    expect(await post()).toMatchObject({ because: expect.stringContaining('headers') });
  });

  it.each([
    ['breaks off', (response: { destroy(): void }) => response.destroy()],
    [
      'breaks off in its body',
      (response: import('node:http').ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('says that a receiver %s', async (_, answer) => {
    receiver.answer(answer);
    expect(await post()).toMatchObject({ because: 'It broke the connection off.' });
  });

  it('says that nothing listens', async () => {
    const url = 'http://127.0.0.1:1/';
    const answer = await post({ allow: parseAllowList('127.0.0.1') ?? NOTHING_ALLOWED }, url);
    expect(answer).toMatchObject({ because: expect.stringContaining('Nothing listens') });
  });

  it('never names the address in a failure', async () => {
    const answer = await post(
      { resolve: () => Promise.reject(new Error('hunter2')) },
      'http://hunter2.example/',
    );
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });
});
