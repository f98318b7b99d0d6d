import type { Reminder, ReminderKind, WaitingCampaign } from '@/lib/contracts/campaign';
import { listRunningCampaigns, type StoredCampaign } from '@/lib/data/campaigns/campaigns';
import { readItems, type StoredItem } from '@/lib/data/campaigns/items';
import {
  addReminders,
  listReminders,
  type NewReminder,
  readRemindedKinds,
  reminderKey,
} from '@/lib/data/campaigns/reminders';
import { database, inTransaction } from '@/lib/data/client';
import { isNews, reminderDue } from '@/lib/engine/govern/campaign/due-reminders';
import { mayAttest, waitsFor } from '@/lib/engine/govern/campaign/may-attest';
import { standingOf } from '@/lib/engine/govern/campaign/tally';
import type { Actor } from '../accounts/actor';
import { isOverdue } from './browse-campaigns';

/**
 * Records who is to be reminded of open reviews: seven days and one day before the due day ends, and when it is over. The
 * same again records nothing. Returns how many were recorded; delivering them is up to who reads them.
 */
export function remindReviewers(now: Date): Promise<number> {
  return inTransaction(async (db) => {
    const campaigns = await listRunningCampaigns(db);
    const had = await readRemindedKinds(
      db,
      campaigns.map(({ id }) => id),
    );
    let recorded = 0;
    for (const campaign of campaigns) {
      const kind = reminderDue(
        { dueOn: campaign.dueOn, startedAt: campaign.startedAt ?? campaign.createdAt },
        now,
      );
      if (kind === null) continue;
      const reminders = openByRecipient(campaign.id, await readItems(db, campaign.id), kind, now);
      recorded += await addReminders(
        db,
        reminders.filter(({ recipient }) => isNews(kind, had.get(reminderKey(campaign.id, recipient)) ?? [])),
      );
    }
    return recorded;
  });
}

function openByRecipient(
  campaignId: number,
  items: readonly StoredItem[],
  kind: ReminderKind,
  at: Date,
): NewReminder[] {
  const open = items.filter((item) => standingOf(item) === 'open');
  const byRecipient = Map.groupBy(open, recipientOf);
  return [...byRecipient].map(([recipient, own]) => {
    const isPerson = recipient.startsWith('person:');
    const { person, team } = own[0] as StoredItem;
    return {
      campaignId,
      kind,
      recipient,
      person: isPerson ? person : null,
      team: isPerson ? null : team,
      open: own.length,
      at,
    };
  });
}

function recipientOf({ personId, teamId, apiTeamId }: StoredItem): string {
  if (personId !== null) return `person:${personId}`;
  const team = teamId ?? apiTeamId;
  return team === null ? 'nobody' : `team:${team}`;
}

export async function browseReminders({
  limit,
  cursor = 0,
}: {
  limit: number;
  cursor?: number;
}): Promise<{ reminders: Reminder[]; nextCursor: number | null }> {
  const reminders = await listReminders(database(), { after: cursor, limit });
  return { reminders, nextCursor: reminders.length === limit ? (reminders.at(-1)?.id ?? null) : null };
}

/** The running campaigns in which reviews wait for somebody, the first due first. */
export async function listWaiting(actor: Actor, now: Date): Promise<WaitingCampaign[]> {
  const db = database();
  const campaigns = await listRunningCampaigns(db);
  const had = await readRemindedKinds(
    db,
    campaigns.map(({ id }) => id),
  );
  const waiting: WaitingCampaign[] = [];
  for (const campaign of campaigns) {
    const items = await readItems(db, campaign.id);
    const own = items.filter(
      (item) => standingOf(item) === 'open' && waitsFor(actor, item) && mayAttest(actor, item),
    );
    if (own.length > 0) waiting.push(toWaiting(campaign, own, had, now));
  }
  return waiting;
}

function toWaiting(
  campaign: StoredCampaign,
  own: readonly StoredItem[],
  had: ReadonlyMap<string, ReminderKind[]>,
  now: Date,
): WaitingCampaign {
  const { id, title, dueOn } = campaign;
  const recipients = new Set(own.map(recipientOf));
  const kinds = [...recipients].flatMap((recipient) => had.get(reminderKey(id, recipient)) ?? []);
  return {
    id,
    title,
    dueOn,
    isOverdue: isOverdue(campaign, now),
    open: own.length,
    reminded: (['overdue', 'day', 'week'] as const).find((kind) => kinds.includes(kind)) ?? null,
  };
}
