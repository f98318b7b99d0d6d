import { readDeploymentKey } from '@/lib/server/deployment-key';
import { readEnv } from '@/lib/server/env';
import { SecretBox } from './secret-box';

const holder = globalThis as unknown as { gnomonDeployment?: { box: SecretBox } };

/** What is this deployment's own: the key that seals evidence and makes fingerprints. */
export function deployment(): { box: SecretBox } {
  holder.gnomonDeployment ??= { box: new SecretBox(readDeploymentKey(readEnv())) };
  return holder.gnomonDeployment;
}
