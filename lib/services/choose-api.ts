import type { SpecDocument } from '@/lib/contracts/operation';
import type { Db } from '@/lib/data/client';
import { findApiHosts } from '@/lib/data/hosts';
import { findSpecs } from '@/lib/data/specs';

const LONGEST_NAME = 200;

/** A spec is known again by its title and its first server: another version of it is another revision. */
export function specIdentity(document: SpecDocument): string {
  const server = document.servers[0];
  return `${document.title}\n${server?.host ?? ''}${server?.basePath ?? ''}`;
}

/**
 * The API that a document belongs to when nobody said: the one that holds an earlier revision, else the one of its
 * title, unless that one is served elsewhere (many documents are called just "API").
 */
export async function chooseApi(db: Db, document: SpecDocument): Promise<string> {
  const [earlier] = await findSpecs(db, specIdentity(document));
  if (earlier) return earlier.api.name;
  const title = document.title.trim().slice(0, LONGEST_NAME) || 'Untitled API';
  const host = document.servers[0]?.host ?? '';
  const taken = await findApiHosts(db, title);
  if (taken === null || taken.length === 0 || taken.includes(host)) return title;
  return `${title} (${host || 'no host'})`;
}
