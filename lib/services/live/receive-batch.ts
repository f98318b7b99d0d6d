import { randomUUID } from 'node:crypto';
import type { Receipt } from '@/lib/contracts/receipt';
import { HAND_SOURCES } from '@/lib/contracts/source';
import { type BatchOutcome, countBatch } from '@/lib/server/metrics';
import { asRefusal } from '../as-refusal';
import { BusyError, UnavailableError } from '../errors';
import { receiveUpload } from '../receive-upload';
import { type LiveUpload, receiveLive } from './receive-live';

const NOTHING = { counted: 0, skipped: 0 };

/** Takes a body of any supported format in: what a person brings as a file, what a program delivers as a live batch. */
export async function receiveBatch({ key, ...sent }: LiveUpload, now: Date): Promise<Receipt> {
  try {
    const receipt = HAND_SOURCES.includes(sent.source)
      ? await receiveUpload({ ...sent, id: key ?? randomUUID() }, now)
      : await receiveLive({ key, ...sent }, now);
    countBatch(outcomeOf(receipt), receipt.kind === 'traffic' ? receipt : NOTHING);
    return receipt;
  } catch (error) {
    countBatch(refusalOf(asRefusal(error)), NOTHING);
    throw error;
  }
}

function outcomeOf({ status, duplicateOf }: Receipt): BatchOutcome {
  if (duplicateOf !== null) return 'duplicate';
  return status === 'running' ? 'done' : status;
}

function refusalOf(error: unknown): BatchOutcome {
  if (error instanceof BusyError) return 'busy';
  return error instanceof UnavailableError ? 'unavailable' : 'error';
}
