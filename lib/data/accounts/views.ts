import type { NewView, SavedView, ViewPage } from '@/lib/contracts/view';
import type { Db } from '../client';

const OWNER = { owner: { select: { name: true } } } as const;

export async function listViews(db: Db, personId: string, page: ViewPage): Promise<SavedView[]> {
  const rows = await db.savedView.findMany({
    where: { page, OR: [{ ownerId: personId }, { isShared: true }] },
    include: OWNER,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1000,
  });
  return rows.map((row) => toContract(row, personId));
}

/** How many views somebody keeps beside the one of this page and name. */
export function countOtherViews(
  db: Db,
  ownerId: string,
  { page, name }: Pick<NewView, 'page' | 'name'>,
): Promise<number> {
  return db.savedView.count({ where: { ownerId, NOT: { page, name } } });
}

export async function writeView(db: Db, ownerId: string, view: NewView): Promise<SavedView> {
  const { page, name, query, isShared } = view;
  const row = await db.savedView.upsert({
    where: { ownerId_page_name: { ownerId, page, name } },
    create: { ownerId, page, name, query, isShared },
    update: { query, isShared },
    include: OWNER,
  });
  return toContract(row, ownerId);
}

/** Returns whether there was one that may be removed: an own one, or any shared one. */
export async function dropView(
  db: Db,
  id: number,
  { ownerId, orShared }: { ownerId: string; orShared: boolean },
): Promise<boolean> {
  const { count } = await db.savedView.deleteMany({
    where: { id, OR: [{ ownerId }, ...(orShared ? [{ isShared: true }] : [])] },
  });
  return count > 0;
}

function toContract(
  row: {
    id: number;
    ownerId: string;
    page: string;
    name: string;
    query: string;
    isShared: boolean;
    owner: { name: string };
  },
  personId: string,
): SavedView {
  const { id, page, name, query, isShared } = row;
  return {
    id,
    page: page as ViewPage,
    name,
    query,
    isShared,
    owner: row.owner.name,
    isOwn: row.ownerId === personId,
  };
}
