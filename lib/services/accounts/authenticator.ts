import { APIError, betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { isDisabledPerson } from '@/lib/data/accounts/people';
import { database } from '@/lib/data/client';
import { type Env, readEnv } from '@/lib/server/env';
import { log } from '@/lib/server/log';
import { deployment } from '../deployment';
import { admitByProvider, giveInvitedTeams } from './provider-admission';

/** The provider's id in addresses and in `Account.providerId`. */
export const OIDC = 'oidc';
const SESSION_SECONDS = 7 * 24 * 3600;
/** `Session.updatedAt` is at most this old while somebody works. */
const SEEN_SECONDS = 600;

const holder = globalThis as unknown as { gnomonAuthenticator?: ReturnType<typeof makeAuthenticator> };

/** Passwords, second factors, single sign-on and sessions: the accounts library under our rules. */
export function authenticator() {
  holder.gnomonAuthenticator ??= makeAuthenticator(readEnv());
  return holder.gnomonAuthenticator;
}

function makeAuthenticator({ publicUrl, port, oidc }: Env) {
  return betterAuth({
    appName: 'Gnomon',
    baseURL: publicUrl ?? `http://localhost:${port}`,
    basePath: '/api/auth',
    secret: deployment().box.accountsKey.toString('hex'),
    database: prismaAdapter(database(), { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error('accounts', { message }) },
    // Requests of other sites were refused before they came here (lib/server/guard).
    trustedOrigins: (request) => ownOrigins(request),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: SESSION_SECONDS, updateAge: SEEN_SECONDS },
    account: {
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: [OIDC] },
    },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'viewer' } } },
    // Attempts are counted by whom they try to be, since addresses can be forged, and by client: sign-in-throttle.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'gnomon',
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({ data: { ...user, ...(await admitByProvider(user.email, oidc)) } }),
          after: (user) => giveInvitedTeams(user),
        },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            if (await isDisabledPerson(database(), userId))
              throw new APIError('FORBIDDEN', { message: 'This account is switched off.' });
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Gnomon' }),
      genericOAuth({
        config: oidc
          ? [
              {
                providerId: OIDC,
                discoveryUrl: oidc.discoveryUrl,
                clientId: oidc.clientId,
                clientSecret: oidc.clientSecret,
                scopes: ['openid', 'email', 'profile'],
                pkce: true,
              },
            ]
          : [],
      }),
    ],
  });
}

function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}
