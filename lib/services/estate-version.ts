import type { EstateVersion } from '@/lib/contracts/estate';
import { database } from '@/lib/data/client';
import { readEstateVersion } from '@/lib/data/estate';
import { isTakingIn } from '@/lib/data/receipts';

/** Another version than before: the inventory or its findings are not what they were. */
export async function tellEstateVersion(): Promise<EstateVersion> {
  const [version, isBusy] = await Promise.all([readEstateVersion(database()), isTakingIn(database())]);
  return { version: String(version), isTakingIn: isBusy };
}
