import 'server-only';
import { notFound } from 'next/navigation';

/** The database's number in the address of a page; what is none leads to the page that says that nothing is there. */
export async function readPageId(params: Promise<{ id: string }>): Promise<number> {
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return Number(id);
}
