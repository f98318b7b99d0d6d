import { randomUUID } from 'node:crypto';
import type { Receipt } from '@/lib/contracts/receipt';
import { HAND_SOURCES } from '@/lib/contracts/source';
import { receiveUpload } from '../receive-upload';
import { type LiveUpload, receiveLive } from './receive-live';

/** Takes a body of any supported format in: what a person brings as a file, what a program delivers as a live batch. */
export function receiveBatch({ key, ...sent }: LiveUpload, now: Date): Promise<Receipt> {
  return HAND_SOURCES.includes(sent.source)
    ? receiveUpload({ ...sent, id: key ?? randomUUID() }, now)
    : receiveLive({ key, ...sent }, now);
}
