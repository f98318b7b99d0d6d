import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyNotice } from '@/components/ui/notice';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFoundPage() {
  return (
    <EmptyNotice heading="h1" title="There is no page at this address">
      <p>
        It may have moved. Everything that Gnomon knows starts from{' '}
        <Link href="/inventory">the inventory</Link>.
      </p>
    </EmptyNotice>
  );
}
