import type { Reminder, ReminderKind } from '@/lib/contracts/campaign';
import type { Db } from '../client';

export interface NewReminder {
  campaignId: number;
  kind: ReminderKind;
  /** `person:` or `team:` and an id, or `nobody`. */
  recipient: string;
  person: string | null;
  team: string | null;
  open: number;
  at: Date;
}

/** Of a recipient each kind is kept once; returns how many were new. */
export async function addReminders(db: Db, reminders: readonly NewReminder[]): Promise<number> {
  return (await db.campaignReminder.createMany({ data: [...reminders], skipDuplicates: true })).count;
}

/** The kinds that were recorded of some campaigns, by campaign and recipient. */
export async function readRemindedKinds(
  db: Db,
  campaignIds: readonly number[],
): Promise<Map<string, ReminderKind[]>> {
  const rows = await db.campaignReminder.findMany({
    where: { campaignId: { in: [...campaignIds] } },
    select: { campaignId: true, recipient: true, kind: true },
    orderBy: { id: 'asc' },
  });
  const byRecipient = Map.groupBy(rows, ({ campaignId, recipient }) => reminderKey(campaignId, recipient));
  return new Map([...byRecipient].map(([key, own]) => [key, own.map(({ kind }) => kind as ReminderKind)]));
}

export function reminderKey(campaignId: number, recipient: string): string {
  return `${campaignId} ${recipient}`;
}

/** Oldest first, after the reminder `after`. */
export async function listReminders(
  db: Db,
  { after, limit }: { after: number; limit: number },
): Promise<Reminder[]> {
  const rows = await db.campaignReminder.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    include: { campaign: { select: { id: true, title: true, dueOn: true } } },
  });
  return rows.map(({ id, kind, at, person, team, open, campaign }) => ({
    id,
    campaign: { ...campaign, dueOn: campaign.dueOn.toISOString().slice(0, 10) },
    kind: kind as ReminderKind,
    at: at.toISOString(),
    person,
    team,
    open,
  }));
}
