import type { Metadata } from 'next';
import type { ApiDocument } from '@/components/reference/document';
import { Reference } from '@/components/reference/reference';
import { openApiDocument } from '@/lib/server/document/openapi-document';

export const metadata: Metadata = { title: 'API reference' };

export default async function Page() {
  return <Reference document={(await openApiDocument('/api/v1')) as ApiDocument} />;
}
