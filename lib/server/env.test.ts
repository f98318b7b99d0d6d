import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env';

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({ GNOMON_ROOT: '/srv/gnomon' })).toEqual({
      databaseUrl: undefined,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataFolder: '/srv/gnomon/.gnomon',
      key: undefined,
      root: '/srv/gnomon',
      workers: expect.toSatisfy((count) => count >= 1 && count <= 4),
      receiptDays: 30,
      queue: undefined,
      oidc: undefined,
      outboundAllow: { hosts: [], ranges: [] },
      mail: undefined,
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['GNOMON_QUEUE', 'redis://queue:6379'],
    ['DATABASE_URL', 'mysql://db/gnomon'],
    ['PUBLIC_URL', 'gnomon.example.com'],
    ['GNOMON_KEY', 'secret'],
    ['GNOMON_WORKERS', 'many'],
    ['GNOMON_WORKERS', '-1'],
    ['GNOMON_OUTBOUND_ALLOW', 'http://hooks.internal'],
    ['GNOMON_SMTP_URL', 'mail.example.com:25'],
    ['GNOMON_MAIL_FROM', 'Gnomon'],
    ['GNOMON_OUTBOUND_ALLOW', '10.0.0.0/33'],
    ['GNOMON_OUTBOUND_ALLOW', 'a,,b'],
  ])('names the variable that is wrong: %s=%s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });

  it('takes a provider of single sign-on whole or not at all', () => {
    const provider = {
      GNOMON_OIDC_DISCOVERY_URL: 'https://id.example.com/.well-known/openid-configuration',
      GNOMON_OIDC_CLIENT_ID: 'gnomon',
      GNOMON_OIDC_CLIENT_SECRET: 'hunter2',
    };
    expect(readEnv({ ...provider, GNOMON_OIDC_DOMAINS: 'Example.com,example.org' }).oidc).toMatchObject({
      clientId: 'gnomon',
      domains: ['example.com', 'example.org'],
    });
    expect(() => readEnv({ ...provider, GNOMON_OIDC_CLIENT_ID: '' })).toThrow('GNOMON_OIDC_CLIENT_ID');
  });

  it('takes a mail server whole or not at all', () => {
    const mail = { GNOMON_SMTP_URL: 'smtp://mail.example.com', GNOMON_MAIL_FROM: 'Gnomon <g@example.com>' };
    expect(readEnv(mail).mail).toEqual({ url: mail.GNOMON_SMTP_URL, from: mail.GNOMON_MAIL_FROM });
    expect(() => readEnv({ ...mail, GNOMON_MAIL_FROM: '' })).toThrow('GNOMON_MAIL_FROM');
    expect(() => readEnv({ ...mail, GNOMON_SMTP_URL: '' })).toThrow('GNOMON_SMTP_URL');
  });

  it('reads on the own thread when there shall be no workers', () => {
    expect(readEnv({ GNOMON_WORKERS: '0' }).workers).toBe(0);
  });

  it('does not repeat a wrong key in its message', () => {
    expect(() => readEnv({ GNOMON_KEY: 'hunter2' })).toThrow(/^((?!hunter2).)*$/s);
  });
});
