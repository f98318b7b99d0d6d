import Link from 'next/link';
import { EmptyNotice } from '@/components/ui/notice';

/** For the address of an endpoint that a change of templates, or of a spec, took out of the inventory. */
export function EndpointGone() {
  return (
    <EmptyNotice heading="h1" title="This endpoint is not in the inventory">
      <p>
        A change of templates moves requests, fields and history to other endpoints, and what no spec declares
        and no traffic shows any more goes. Look for its path in <Link href="/inventory">the inventory</Link>.
      </p>
    </EmptyNotice>
  );
}
