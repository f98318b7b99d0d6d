import 'server-only';
import { createRouterClient, onError } from '@orpc/server';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Actor, identify } from '@/lib/services/accounts/actor';
import { needsSetUp } from '@/lib/services/accounts/join';
import { mapError, router } from './http-api';

/** Who looks at the page; asked once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => identify(await headers(), new Date()));

/**
 * The API without HTTP, for pages: the same procedures under the same permissions, the same query keys as in the
 * browser. Whoever has not signed in is sent to do so, and comes back.
 */
export async function pageQueries() {
  const actor = await currentActor();
  if (!actor) return leaveForSignIn();
  return createTanstackQueryUtils(
    createRouterClient(router, { context: { actor }, interceptors: [onError(mapError)] }),
  );
}

/** Pages that people see before they have signed in. */
const OPEN_PAGES = /^\/(sign-in|welcome|join|new-password)([/?]|$)/;

/** Sends away whoever may not see the page yet; `proxy.ts` says which page it is. Returns who may. */
export async function admitToPage(): Promise<Actor | null> {
  const path = (await headers()).get('x-path') ?? '/';
  const actor = await currentActor();
  if (!actor && !OPEN_PAGES.test(path)) return leaveForSignIn();
  return actor;
}

async function leaveForSignIn(): Promise<never> {
  if (await needsSetUp()) redirect('/welcome');
  const path = (await headers()).get('x-path') ?? '/';
  redirect(path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`);
}
