import type { MailRhythm } from '@/lib/contracts/mail-digest';
import { listPeople } from '@/lib/data/accounts/people';
import { database } from '@/lib/data/client';
import { listMailReaders, putDigestBack, takeDigest } from '@/lib/data/mail-digests';
import { type Mail, writeDigestMail } from '@/lib/engine/remedy/outbound/digest-mail';
import { digestBegin, newSince } from '@/lib/engine/remedy/outbound/mail-time';
import { type MailServer, readEnv } from '@/lib/server/env';
import { log } from '@/lib/server/log';
import { type MailOutcome, sendMail } from '@/lib/server/send-mail';
import { deploymentAddress } from '../outbound/deployment-address';
import { gatherDigest } from './gather-digest';

/**
 * Sends each reader the digest that is due, one after the other. A digest is taken before it is sent: one that a killed
 * process had taken is not sent again, since nobody knows whether it was; what was surely not sent is tried at the next
 * call. Returns how many were sent.
 */
export async function sendDigests(now: Date): Promise<number> {
  const { mail: server } = readEnv();
  if (!server) return 0;
  let sent = 0;
  for (const { userId, rhythm } of await listMailReaders(database())) {
    const begin = digestBegin(rhythm, now);
    const taken = begin && (await takeDigest(database(), userId, { begin, now }));
    if (!taken) continue;
    const outcome = await sendOne(server, {
      userId,
      rhythm,
      since: newSince(rhythm, taken.before, now),
      now,
    });
    if (outcome?.kind === 'sent') sent += 1;
    else if (outcome) log.warn('a digest could not be sent', { person: userId, ...outcome });
    if (outcome?.kind === 'later') await putDigestBack(database(), userId, { before: taken.before, now });
  }
  return sent;
}

interface DueDigest {
  userId: string;
  rhythm: MailRhythm;
  since: Date;
  now: Date;
}

/** `null`: there is nothing to say. */
async function sendOne(server: MailServer, due: DueDigest): Promise<MailOutcome | null> {
  const [person] = await listPeople(database(), due.userId);
  if (!person) return null;
  let mail: Mail | null;
  try {
    const sections = await gatherDigest(person, due);
    mail = writeDigestMail({ name: person.name, rhythm: due.rhythm, sections }, deploymentAddress());
  } catch (error) {
    log.error('a digest could not be written', { error });
    return { kind: 'later', because: 'it could not be written' };
  }
  return mail && sendMail(server, { to: person.email, ...mail });
}
