import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { WelcomeForm } from '@/components/account/welcome-form';
import { needsSetUp } from '@/lib/services/accounts/join';

export const metadata: Metadata = { title: 'Welcome' };

export default async function Page() {
  if (!(await needsSetUp())) redirect('/');
  return <WelcomeForm />;
}
