import { readEnv } from '@/lib/server/env';

/** Where people reach this deployment, without a slash at its end: what messages link to, and the source of events. */
export function deploymentAddress(): string {
  const { publicUrl, port } = readEnv();
  return (publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '');
}
