import type { Metadata } from 'next';
import { EndpointGone } from '@/components/endpoint/endpoint-gone';

export const metadata: Metadata = { title: 'No such endpoint' };

export default function NotFoundPage() {
  return <EndpointGone />;
}
