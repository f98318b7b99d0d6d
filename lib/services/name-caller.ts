import type { NamedCaller, NamingOfCaller } from '@/lib/contracts/lifecycle';
import { deleteCallerName, writeCallerName } from '@/lib/data/caller-names';
import { inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { writeFingerprint } from '@/lib/engine/fold/list-callers';
import { deployment } from './deployment';
import { NotFoundError } from './errors';
import { engineHashes } from './hash-keys';

/** Says who a client is. Of an address only the fingerprint is kept; an empty name takes back what was said. */
export async function nameCaller(
  { fingerprint: given, address = '', name }: NamingOfCaller,
  actor: string,
  now: Date,
): Promise<NamedCaller> {
  const fingerprint = given ?? fingerprintOf(address);
  await inTransaction(async (db) => {
    if (name !== '') await writeCallerName(db, { fingerprint, name }, { actor, at: now });
    else if (!(await deleteCallerName(db, fingerprint)))
      throw new NotFoundError('name of the client', fingerprint);
    await bumpEstateVersion(db);
  });
  return { fingerprint, name };
}

/** Under which a client of this address is counted; of IPv6 as logs write it (RFC 5952). */
function fingerprintOf(address: string): string {
  const written = address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  const bytes = new TextEncoder().encode(written);
  return writeFingerprint(engineHashes(deployment().box.hashKeys).fingerprint(bytes, 0, bytes.length));
}
