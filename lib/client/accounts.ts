import { decodeProblem } from './problem';

/** What the accounts door answers: its own words of success, or a reason in a sentence. */
export type AccountAnswer<T> = { ok: true; data: T } | { ok: false; reason: string };

export interface SignedIn {
  /** A code of the second factor is asked for before the session begins. */
  twoFactorRedirect?: boolean;
}

export function signIn(email: string, password: string): Promise<AccountAnswer<SignedIn>> {
  return post('sign-in/email', { email, password });
}

/** A code of the authenticator app, or one of the backup codes. */
export function verifyCode(kind: 'totp' | 'backup-code', code: string): Promise<AccountAnswer<SignedIn>> {
  return post(`two-factor/verify-${kind}`, { code });
}

/** Returns the address at the provider. */
export function beginSingleSignOn(to: string): Promise<AccountAnswer<{ url: string }>> {
  return post('sign-in/social', { provider: 'oidc', callbackURL: to, errorCallbackURL: '/sign-in' });
}

export function signOut(): Promise<AccountAnswer<unknown>> {
  return post('sign-out', {});
}

export function enableSecondFactor(
  password: string,
): Promise<AccountAnswer<{ totpURI: string; backupCodes: string[] }>> {
  return post('two-factor/enable', { password });
}

export function disableSecondFactor(password: string): Promise<AccountAnswer<unknown>> {
  return post('two-factor/disable', { password });
}

/** Ends every other session too. */
export function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<AccountAnswer<unknown>> {
  return post('change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

async function post<T>(path: string, body: object): Promise<AccountAnswer<T>> {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, data: said as T };
    const reason = decodeProblem(said, response.status)?.message;
    return { ok: false, reason: reason ?? `The server answered ${response.status}.` };
  } catch {
    return { ok: false, reason: 'The server did not answer. See whether Gnomon still runs, then try again.' };
  }
}
