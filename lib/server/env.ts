import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type AllowList, NOTHING_ALLOWED, parseAllowList } from './outbound/allow-list';

const Port = z.coerce.number().int().min(1).max(65535);

const MOST_WORKERS = 64;
const DEFAULT_MOST_WORKERS = 4;

const Variables = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be a URL like postgres://user:password@host:5432/gnomon',
    })
    .optional(),
  PORT: Port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL like https://gnomon.example.com' })
    .optional(),
  GNOMON_DATA: z.string().optional(),
  GNOMON_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits, as `openssl rand -hex 32` prints')
    .optional(),
  GNOMON_ROOT: z.string().optional(),
  GNOMON_WORKERS: z.coerce.number().int().min(0).max(MOST_WORKERS).optional(),
  GNOMON_RECEIPT_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  GNOMON_QUEUE: z
    .url({ protocol: /^(nats|tls)$/, error: 'must be a URL like nats://user:password@queue.internal:4222' })
    .optional(),
  GNOMON_OIDC_DISCOVERY_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be a URL like https://id.example.com/.well-known/openid-configuration',
    })
    .optional(),
  GNOMON_OIDC_CLIENT_ID: z.string().optional(),
  GNOMON_OIDC_CLIENT_SECRET: z.string().optional(),
  GNOMON_OIDC_NAME: z.string().max(50).default('single sign-on'),
  GNOMON_OIDC_DOMAINS: z
    .string()
    .regex(/^[\w.-]+(,[\w.-]+)*$/, 'must be domains joined by commas, like example.com,example.org')
    .optional(),
  GNOMON_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be a URL like smtps://user:password@mail.example.com' })
    .optional(),
  GNOMON_MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]* <)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be a sender like Gnomon <gnomon@example.com>')
    .optional(),
  GNOMON_OUTBOUND_ALLOW: z
    .string()
    .transform(parseAllowList)
    .refine((list) => list !== null, {
      error: 'must be hosts and CIDR ranges joined by commas, like hooks.internal:8443,10.1.0.0/16',
    })
    .optional(),
});

/** A provider of identities, by OpenID Connect Discovery 1.0. */
export interface OidcProvider {
  /** As the sign-in button calls it. */
  name: string;
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  /** Whose e-mail is of one of these comes in as a viewer without an invitation; lower case. */
  domains: readonly string[];
}

/** Through which e-mail goes out. */
export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password where it wants them. */
  url: string;
  /** Sender, as `Gnomon <gnomon@example.com>`. */
  from: string;
}

export interface Env {
  /** Undefined: Gnomon runs its own Postgres. */
  databaseUrl: string | undefined;
  port: number;
  /** Address to listen on; `0.0.0.0` and `::` mean every interface. */
  host: string;
  /** Where people reach Gnomon, when that is not `host:port`. */
  publicUrl: string | undefined;
  /** Absolute folder of everything that Gnomon keeps on disk. */
  dataFolder: string;
  /** The deployment's key as hex; undefined: it is kept in the data folder. */
  key: string | undefined;
  /** Absolute folder of the project: where dist/, prisma/ and .next/ are. */
  root: string;
  /** Threads that read large files; 0: they are read on the process's own thread. */
  workers: number;
  /** How long receipts are kept, and with them the knowledge that a batch was delivered before. */
  receiptDays: number;
  /** NATS with JetStream, between intake and commit; undefined: the web process commits by itself. */
  queue: string | undefined;
  /** Undefined: people sign in with passwords alone. */
  oidc: OidcProvider | undefined;
  /** Where Gnomon may send to although it is not public. */
  outboundAllow: AllowList;
  /** Undefined: no e-mail is sent. */
  mail: MailServer | undefined;
}

/** The message names each wrong variable and what it should be. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/** Variables that are set but empty count as not set. Throws EnvError. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data, error } = Variables.safeParse(given);
  if (error) {
    const lines = error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new EnvError(`The environment is not usable:\n  ${lines.join('\n  ')}`);
  }
  const root = path.resolve(/* turbopackIgnore: true */ data.GNOMON_ROOT ?? '.');
  return {
    databaseUrl: data.DATABASE_URL,
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL,
    dataFolder: path.resolve(/* turbopackIgnore: true */ root, data.GNOMON_DATA ?? '.gnomon'),
    key: data.GNOMON_KEY,
    root,
    workers: data.GNOMON_WORKERS ?? Math.min(availableParallelism(), DEFAULT_MOST_WORKERS),
    receiptDays: data.GNOMON_RECEIPT_DAYS,
    queue: data.GNOMON_QUEUE,
    oidc: readOidc(data),
    outboundAllow: data.GNOMON_OUTBOUND_ALLOW ?? NOTHING_ALLOWED,
    mail: readMail(data),
  };
}

function readMail({
  GNOMON_SMTP_URL: url,
  GNOMON_MAIL_FROM: from,
}: z.infer<typeof Variables>): MailServer | undefined {
  if (url === undefined && from === undefined) return undefined;
  if (url !== undefined && from !== undefined) return { url, from };
  const missing = url === undefined ? 'GNOMON_SMTP_URL' : 'GNOMON_MAIL_FROM';
  throw new EnvError(`The environment is not usable:\n  E-mail also needs ${missing}`);
}

function readOidc(data: z.infer<typeof Variables>): OidcProvider | undefined {
  const needed = {
    GNOMON_OIDC_DISCOVERY_URL: data.GNOMON_OIDC_DISCOVERY_URL,
    GNOMON_OIDC_CLIENT_ID: data.GNOMON_OIDC_CLIENT_ID,
    GNOMON_OIDC_CLIENT_SECRET: data.GNOMON_OIDC_CLIENT_SECRET,
  };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (missing.length === Object.keys(needed).length) return undefined;
  const {
    GNOMON_OIDC_DISCOVERY_URL: discoveryUrl,
    GNOMON_OIDC_CLIENT_ID: clientId,
    GNOMON_OIDC_CLIENT_SECRET: clientSecret,
  } = needed;
  if (discoveryUrl === undefined || clientId === undefined || clientSecret === undefined) {
    const names = missing.map(([name]) => name).join(' and ');
    throw new EnvError(`The environment is not usable:\n  Single sign-on also needs ${names}`);
  }
  return {
    name: data.GNOMON_OIDC_NAME,
    discoveryUrl,
    clientId,
    clientSecret,
    domains: data.GNOMON_OIDC_DOMAINS?.toLowerCase().split(',') ?? [],
  };
}
