import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ownPage } from '@/components/account/own-page';
import { SignInForm } from '@/components/account/sign-in-form';
import { readEnv } from '@/lib/server/env';
import { currentActor } from '@/lib/server/page-queries';
import { needsSetUp } from '@/lib/services/accounts/join';

export const metadata: Metadata = { title: 'Sign in' };

interface PageProps {
  searchParams: Promise<{ to?: string | string[]; error?: string | string[] }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { to, error } = await searchParams;
  const page = ownPage(to);
  if (await needsSetUp()) redirect('/welcome');
  if (await currentActor()) redirect(page);
  const refused =
    error === undefined ? null : 'The provider knows you, but nobody has invited this address here.';
  return <SignInForm to={page} provider={readEnv().oidc?.name ?? null} refused={refused} />;
}
