import type { MailChoice } from '@/lib/contracts/mail-digest';
import { database } from '@/lib/data/client';
import { readRhythm, writeRhythm } from '@/lib/data/mail-digests';
import { readEnv } from '@/lib/server/env';
import type { Actor } from '../accounts/actor';

export async function readMailChoice({ id }: Actor): Promise<MailChoice & { isPossible: boolean }> {
  return { rhythm: await readRhythm(database(), id), isPossible: readEnv().mail !== undefined };
}

export async function chooseMail({ id }: Actor, choice: MailChoice): Promise<MailChoice> {
  await writeRhythm(database(), id, choice.rhythm);
  return choice;
}
