import type { Metadata } from 'next';
import { RedeemForm } from '@/components/account/redeem-form';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default function Page() {
  return <RedeemForm kind="invitation" />;
}
