import type { NewView, SavedView, ViewPage } from '@/lib/contracts/view';
import { countOtherViews, dropView, listViews, writeView } from '@/lib/data/accounts/views';
import { database } from '@/lib/data/client';
import { NotFoundError, UnusableError } from '../errors';
import type { Actor } from './actor';

/** Of one person, on all pages: a list that nobody reads helps nobody. */
const MOST_VIEWS = 100;

/** Own views and shared ones, by name. */
export function browseViews(actor: Actor, page: ViewPage): Promise<SavedView[]> {
  return listViews(database(), actor.id, page);
}

/** Keeps a view, in place of the actor's own one of that name on that page. */
export async function keepView(actor: Actor, view: NewView): Promise<SavedView> {
  const db = database();
  if ((await countOtherViews(db, actor.id, view)) >= MOST_VIEWS)
    throw new UnusableError(`You keep ${MOST_VIEWS} views, the most there can be. Remove one first.`);
  return writeView(db, actor.id, view);
}

/** Throws NotFoundError for a view of somebody else, unless an administrator removes a shared one. */
export async function removeView(actor: Actor, id: number): Promise<void> {
  const isGone = await dropView(database(), id, { ownerId: actor.id, orShared: actor.role === 'admin' });
  if (!isGone) throw new NotFoundError('view', id);
}
