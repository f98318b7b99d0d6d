import type { Metadata } from 'next';
import { ImportPage } from '@/components/import/import-page';
import { listFormats } from '@/lib/services/list-formats';

export const metadata: Metadata = { title: 'Import' };

export default function Page() {
  return <ImportPage formats={listFormats()} />;
}
