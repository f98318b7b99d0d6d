import { permanentRedirect } from 'next/navigation';

interface PageProps {
  searchParams: Promise<{ receipt?: string | string[] }>;
}

/** The page's earlier address, in links to receipts. */
export default async function Page({ searchParams }: PageProps): Promise<never> {
  const receipt = [(await searchParams).receipt].flat()[0];
  permanentRedirect(receipt === undefined ? '/sources' : `/sources?receipt=${encodeURIComponent(receipt)}`);
}
