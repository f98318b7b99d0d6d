import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeWebhookSecret, signWebhook } from './sign-webhook';

it('signs as the example of the specification', () => {
  const headers = signWebhook(
    {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      body: '{"test": 2432232314}',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    },
    new Date(1614265330_000),
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('makes secrets of 32 bytes, each another', () => {
  expect(makeWebhookSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(makeWebhookSecret()).not.toBe(makeWebhookSecret());
});

const page = readFileSync('docs/webhooks.md', 'utf8');
const snippet = /```js\n(.+?)```/s.exec(page)?.[1] ?? '';
const checkOfReceivers = `data:text/javascript,${encodeURIComponent(`${snippet}\nexport { verify };`)}`;
const { verify } = await import(/* @vite-ignore */ checkOfReceivers);

describe('the check that the documentation gives to receivers', () => {
  const secret = makeWebhookSecret();
  const sign = (now: Date, body = '{"a":"ü"}') => signWebhook({ id: 'm1', body, secret }, now);

  it('accepts what is ours and fresh', () => {
    expect(() => verify(sign(new Date()), '{"a":"ü"}', secret)).not.toThrow();
  });

  it.each([
    ['another body', sign(new Date(), '{}'), secret],
    ['another secret', sign(new Date()), makeWebhookSecret()],
    ['another id', { ...sign(new Date()), 'webhook-id': 'm2' }, secret],
    ['no signature', { ...sign(new Date()), 'webhook-signature': '' }, secret],
    ['an old message', sign(new Date(Date.now() - 3_600_000)), secret],
  ])('refuses %s', (_, headers, key) => {
    expect(() => verify(headers, '{"a":"ü"}', key)).toThrow();
  });
});
