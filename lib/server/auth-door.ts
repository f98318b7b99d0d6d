import { z } from 'zod';
import { Email } from '@/lib/contracts/account';
import { type Actor, identify, viaOf } from '@/lib/services/accounts/actor';
import { auditAct } from '@/lib/services/accounts/audit';
import { authenticator, OIDC } from '@/lib/services/accounts/authenticator';
import {
  countFailedSignIn,
  forgetFailedSignIns,
  refuseBlocked,
} from '@/lib/services/accounts/sign-in-throttle';
import { toProblemResponse } from './problem';

const BASE = '/api/auth/';
const MOST_BODY_BYTES = 10_000;
const Typed = z.string().min(1).max(200);
const Code = z.object({ code: z.string().trim().min(4).max(20) });
/** A page of ours, so that nobody is sent elsewhere after signing in. */
const OwnPage = z
  .string()
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .max(2000);

/** What of the accounts library is reachable, and with what. Everything else of it is not. */
const DOORS: Readonly<Record<string, z.ZodType<Record<string, unknown>> | null>> = {
  'POST sign-in/email': z.object({ email: Email, password: Typed }),
  'POST sign-in/social': z.object({
    provider: z.literal(OIDC),
    callbackURL: OwnPage,
    errorCallbackURL: OwnPage,
  }),
  [`GET callback/${OIDC}`]: null,
  'POST sign-out': z.object({}),
  'POST two-factor/enable': z.object({ password: Typed }),
  'POST two-factor/disable': z.object({ password: Typed }),
  'POST two-factor/verify-totp': Code,
  'POST two-factor/verify-backup-code': Code,
  'POST change-password': z.object({
    currentPassword: Typed,
    newPassword: Typed,
    revokeOtherSessions: z.literal(true),
  }),
  'POST revoke-other-sessions': z.object({}),
};

/** `/api/auth/…`: signing in and out, and one's own password and second factor. Every success and refusal is audited. */
export async function handleAuth(request: Request, actor: Actor | null): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(BASE.length);
  const body = DOORS[`${request.method} ${path}`];
  if (body === undefined) return problem(404, 'There is no such resource in this API.');
  if (body === null) return settle(path, await authenticator().handler(request), actor);
  const read = await readBody(request, body);
  if (read instanceof Response) return read;
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  const forwarded = new Request(request.url, { method: 'POST', headers, body: JSON.stringify(read) });
  const email = typeof read.email === 'string' ? read.email : null;
  try {
    const client = clientOf(request);
    if (email !== null) await refuseBlocked(email, new Date(), client);
    const response = await authenticator().handler(forwarded);
    if (email !== null && response.status === 401) await countFailedSignIn(email, new Date(), client);
    if (email !== null && response.ok) await forgetFailedSignIns(email);
    return await settle(path, response, actor);
  } catch (error) {
    return toProblemResponse(error);
  }
}

/**
 * The nearest hop's word of who asks: the proxy before Gnomon, else Next, which writes the socket's address there unless
 * the sender has. Who can speak to Gnomon without a proxy can forge it, and is slowed down per account alone.
 */
function clientOf({ headers }: Request): string | null {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 100) || null;
}

async function readBody(
  request: Request,
  schema: z.ZodType<Record<string, unknown>>,
): Promise<Record<string, unknown> | Response> {
  const text = await readBounded(request);
  if (text === null) return problem(413, `The body is larger than ${MOST_BODY_BYTES} bytes.`);
  try {
    const parsed = schema.safeParse(JSON.parse(text || '{}'));
    return parsed.success ? parsed.data : problem(422, z.prettifyError(parsed.error));
  } catch {
    return problem(422, 'The body is not JSON.');
  }
}

async function readBounded(request: Request): Promise<string | null> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_BODY_BYTES) return null;
  }
  return text;
}

/** Audits what came of it, and says refusals as problem+json. */
async function settle(path: string, response: Response, actor: Actor | null): Promise<Response> {
  const isRefusal = response.status >= 400;
  const who = isRefusal ? actor : (actor ?? (await signedIn(response)));
  if (isRefusal || who) {
    const action = `${isRefusal ? 'refused ' : ''}${path}`;
    const via = who ? viaOf(who) : 'nobody';
    await auditAct({ actor: who, via, action, target: who?.email ?? '', detail: {} }, new Date());
  }
  if (!isRefusal) return withoutSecrets(path, response);
  if (path.startsWith('callback/'))
    return new Response(null, { status: 303, headers: { location: '/sign-in?error=refused' } });
  const said = (await response.json().catch(() => null)) as { message?: string } | null;
  return problem(response.status, said?.message ?? 'Signing in failed.', response.headers);
}

/** The library also answers with the session's token: no script has to see that, the cookie is enough. */
async function withoutSecrets(path: string, response: Response): Promise<Response> {
  if (!/^(sign-in\/email|two-factor\/verify-)/.test(path)) return response;
  const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json({ twoFactorRedirect: twoFactorRedirect === true }, { headers });
}

/** Whose session the response begins, if it begins one. */
function signedIn(response: Response): Promise<Actor | null> | null {
  const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] as string);
  const isSession = cookies.some((pair) => /session_token=[^;]/.test(pair));
  return isSession ? identify(new Headers({ cookie: cookies.join('; ') }), new Date()) : null;
}

function problem(status: number, detail: string, from?: Headers): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  for (const cookie of from?.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  const title = status === 401 ? 'Not signed in' : 'Refused';
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), { status, headers });
}
