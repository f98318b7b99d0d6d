import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { closedHeaders, transportHeaders } from './lib/server/guard/answer-headers';
import { contentSecurityPolicy } from './lib/server/guard/content-security-policy';
import { refuseForeign } from './lib/server/guard/refuse-foreign';

/** Guards the pages; handlers below app/api and app/v1 are guarded one by one (lib/server/guard/guarded.ts). */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refuseForeign(request);
  if (refusal) {
    return new NextResponse(`${refusal.title}. ${refusal.detail}\n`, {
      status: refusal.status,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...closedHeaders() },
    });
  }
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, { isDevelopment: process.env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of Object.entries(transportHeaders())) response.headers.set(name, value);
  return response;
}

/** All but what is guarded by its handler and files that never change; also addresses where nothing is. */
export const config = {
  matcher: ['/((?!(?:api/(?:v1|auth)|v1/traces|healthz|readyz|metrics)(?:/|$)|_next/static/|icon\\.svg$).*)'],
};
