import type { StoredDestination } from '@/lib/data/outbound/destinations';
import { deployment } from '../deployment';
import type { Receiver } from './send-message';

/** Address and secret of a destination; `null`: they were sealed with another deployment's key. */
export function openReceiver({ kind, url, secret }: StoredDestination): Receiver | null {
  try {
    return { kind, url: open(url), secret: secret && open(secret) };
  } catch {
    return null;
  }
}

export function sealText(text: string): Uint8Array {
  return deployment().box.seal(Buffer.from(text));
}

function open(sealed: Uint8Array): string {
  return Buffer.from(deployment().box.open(sealed)).toString();
}
