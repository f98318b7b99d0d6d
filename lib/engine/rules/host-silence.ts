import type { HostSubject } from '@/lib/contracts/subject';
import { SILENT_MS } from './clearing';

/** Condition c for a host: the API's hosts were still met 14 days after this one was. */
export function isHostSilent({ activity, endpoints }: HostSubject): boolean {
  const lastMs = Math.max(...endpoints.flatMap(({ activity: ofApi }) => ofApi.lastMs ?? []));
  return activity.lastMs !== null && lastMs - activity.lastMs >= SILENT_MS;
}
