import type { DestinationKind, DestinationWish } from '@/lib/contracts/destination';
import type { OutboundKind } from '@/lib/contracts/outbound-event';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from '../client';
import { severityCodes } from '../findings';

/** A destination as it is kept: address and secret are sealed. */
export interface StoredDestination extends DestinationWish {
  id: number;
  kind: DestinationKind;
  name: string;
  url: Uint8Array;
  /** Chats have none. */
  secret: Uint8Array | null;
  isEnabled: boolean;
  createdAt: Date;
}

export type DestinationParts = Partial<Omit<StoredDestination, 'id' | 'kind' | 'createdAt'>>;

/** By name. */
export async function listDestinations(db: Db): Promise<StoredDestination[]> {
  const rows = await db.destination.findMany({ orderBy: { name: 'asc' } });
  return rows.map(toDestination);
}

export async function findDestination(db: Db, id: number): Promise<StoredDestination | null> {
  const row = await db.destination.findUnique({ where: { id } });
  return row && toDestination(row);
}

export async function findDestinationNamed(db: Db, name: string): Promise<number | null> {
  const row = await db.destination.findUnique({ where: { name }, select: { id: true } });
  return row?.id ?? null;
}

export async function countDestinations(db: Db): Promise<number> {
  return db.destination.count();
}

export async function addDestination(
  db: Db,
  { kind, createdAt, ...parts }: Omit<StoredDestination, 'id'>,
): Promise<number> {
  const data = { kind, createdAt, ...toColumns(parts), name: parts.name, url: Uint8Array.from(parts.url) };
  return (await db.destination.create({ data, select: { id: true } })).id;
}

export async function updateDestination(db: Db, id: number, parts: DestinationParts): Promise<void> {
  await db.destination.update({ where: { id }, data: toColumns(parts) });
}

/** With its deliveries. */
export async function removeDestination(db: Db, id: number): Promise<void> {
  await db.destination.deleteMany({ where: { id } });
}

function toColumns({ url, secret, minSeverity, ...parts }: DestinationParts) {
  return {
    ...parts,
    ...(url && { url: Uint8Array.from(url) }),
    ...(secret && { secret: Uint8Array.from(secret) }),
    ...(minSeverity !== undefined && {
      minSeverity: minSeverity === null ? null : severityCodes.code(minSeverity),
    }),
  } satisfies Prisma.DestinationUpdateInput;
}

function toDestination({
  leaseHolder: _,
  leaseUntil: __,
  ...row
}: Prisma.DestinationGetPayload<object>): StoredDestination {
  return {
    ...row,
    kind: row.kind as DestinationKind,
    events: row.events as OutboundKind[],
    minSeverity: row.minSeverity === null ? null : severityCodes.word(row.minSeverity),
  };
}
