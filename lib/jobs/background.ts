import { PgBoss } from 'pg-boss';
import { log } from '@/lib/server/log';
import { remindReviewers } from '@/lib/services/campaigns/remind-reviewers';
import { closeAbandonedReceipts } from '@/lib/services/close-abandoned-receipts';
import { judgeAll, judgeStale } from '@/lib/services/judge-stale';
import { keepBooksShort } from '@/lib/services/keep-books-short';
import { passStages } from '@/lib/services/lifecycle';
import { sendDigests } from '@/lib/services/mail/send-digests';
import { deliverDue } from '@/lib/services/outbound/deliver-due';
import { pruneTold } from '@/lib/services/outbound/prune-told';
import { passTime } from '@/lib/services/pass-time';
import { keepPolicyDays } from '@/lib/services/policies/keep-policy-days';
import { refreshStates } from '@/lib/services/refresh-states';
import { runTrackers } from '@/lib/services/tickets/run-trackers';
import { Poster } from './poster';
import { Spaced } from './spaced';

const REFRESH_STATES = 'refresh-states';
const JUDGE = 'judge-findings';
const DELIVER = 'deliver';
const MAIL = 'mail-digests';
const TRACKERS = 'trackers';
/** Five past each hour: states change by day. */
const HOURLY = '5 * * * *';
/** For changes that another process made, such as an import straight to the database. */
const EVERY_MINUTE = '* * * * *';
/** How long judging waits for uploads to end, which share the process with it. */
const PATIENCE_MS = 5 * 60_000;
const DELIVERERS = 3;
/** While traffic keeps coming, what it changes is judged this often. */
const JUDGE_EVERY_MS = 15_000;
/** Running jobs may end before the process does. */
const STOP_MS = 5000;

/** What runs in the background of a process, and how it is asked for more. */
export interface Background {
  ask(want: Want): void;
  stop(): Promise<void>;
}

/**
 * What somebody may want done soon. `judge`: the findings of what changed, and telling others what happened; `post`: what
 * live batches showed is added to the inventory; `deliver`: what is due to others; `track`: what is wanted of trackers.
 * However often it is asked for, one job of each kind waits.
 */
export type Want = 'judge' | 'post' | 'deliver' | 'track';

/** Runs the jobs on this thread. Of several processes one does each. */
export async function runBackground(databaseUrl: string): Promise<Background> {
  const boss = await start(databaseUrl);
  const send = async (...jobs: string[]) => {
    for (const job of jobs) await boss.send(job);
  };
  const judge = new Spaced(JUDGE_EVERY_MS, () => send(JUDGE, DELIVER));
  const poster = new Poster(() => judge.ask());
  const wants: Record<Want, () => void> = {
    judge: () => logFailure(send(JUDGE, DELIVER)),
    post: () => poster.ask(),
    deliver: () => logFailure(send(DELIVER)),
    track: () => logFailure(send(TRACKERS)),
  };
  return {
    ask: (want) => wants[want](),
    stop: async () => {
      judge.stop();
      await poster.stop();
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}

function logFailure(sending: Promise<void>): void {
  sending.catch((error) => log.error('a background job could not be asked for', { error }));
}

async function start(databaseUrl: string): Promise<PgBoss> {
  await closeReceipts();
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'pgboss', max: 2 });
  boss.on('error', (error) => log.error('a background job failed', { error }));
  await boss.start();
  await boss.createQueue(REFRESH_STATES, { policy: 'singleton', retryLimit: 2 });
  await boss.schedule(REFRESH_STATES, HOURLY);
  await boss.work(REFRESH_STATES, async () => {
    await closeReceipts();
    const now = new Date();
    const changed = await refreshStates(now);
    if (changed > 0) log.info('endpoints changed state with time', { changed });
    await passTime(now);
    const passed = await passStages(now);
    if (passed > 0) log.info('APIs are sunset: their last day has passed', { passed });
    await remindReviewers(now);
    await judgeAll(now, PATIENCE_MS);
    await keepPolicyDays(now);
    await pruneTold(now);
    const forgotten = await keepBooksShort(now);
    if (forgotten > 0) log.info('receipts were past their time', { forgotten });
    await boss.send(DELIVER);
  });
  await boss.createQueue(JUDGE, { policy: 'stately', retryLimit: 2 });
  await boss.schedule(JUDGE, EVERY_MINUTE);
  await boss.work(JUDGE, async () => {
    const judged = await judgeStale(new Date(), PATIENCE_MS);
    if (judged > 0) log.info('judged the findings of changed APIs', { judged });
    await boss.send(DELIVER);
  });
  // Several run at once: each takes the destinations that no other has, so that one that hangs holds nobody up.
  await boss.createQueue(DELIVER, { policy: 'short', retryLimit: 0 });
  await boss.schedule(DELIVER, EVERY_MINUTE);
  await boss.work(DELIVER, { localConcurrency: DELIVERERS }, async () => {
    const { isUnfinished, ...counts } = await deliverDue(() => new Date());
    if (counts.delivered + counts.failed > 0) log.info('told others what happened', counts);
    if (isUnfinished) await boss.send(DELIVER);
  });
  await boss.createQueue(MAIL, { policy: 'stately', retryLimit: 0 });
  await boss.schedule(MAIL, HOURLY);
  await boss.work(MAIL, async () => {
    const sent = await sendDigests(new Date());
    if (sent > 0) log.info('sent digests by e-mail', { sent });
  });
  await boss.createQueue(TRACKERS, { policy: 'stately', retryLimit: 0 });
  await boss.schedule(TRACKERS, EVERY_MINUTE);
  await boss.work(TRACKERS, async () => {
    const run = await runTrackers(() => new Date());
    if (run.made + run.moved + run.told > 0) log.info('spoke with trackers', { ...run });
  });
  await boss.send(REFRESH_STATES);
  await boss.send(MAIL);
  return boss;
}

/** At the start, and again later: the database may take a while to notice that a process is gone. */
async function closeReceipts(): Promise<void> {
  const closed = await closeAbandonedReceipts(new Date());
  if (closed > 0) log.warn('imports were cut off when Gnomon was stopped; their receipts say so', { closed });
}
