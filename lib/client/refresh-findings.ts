import type { QueryClient } from '@tanstack/react-query';
import { keepFirstPages } from './keep-first-pages';
import { orpc } from './orpc';

/** Reads findings anew, the list from its first page. */
export async function refreshFindings(client: QueryClient): Promise<void> {
  keepFirstPages(client, orpc.findings.list.key({ type: 'infinite' }));
  await client.invalidateQueries({ queryKey: orpc.findings.key() });
}
