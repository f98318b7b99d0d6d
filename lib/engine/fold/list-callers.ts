import type { CallerSeen } from '@/lib/contracts/evidence';
import { CALLERS_WIDTH, type Callers } from './callers';

const HEX_DIGITS = 12;

/** 48 bits as people and stored evidence write them. */
export function writeFingerprint(print: number): string {
  return print.toString(16).padStart(HEX_DIGITS, '0');
}

/** The callers that are kept, most exchanges first. */
export function listCallers(callers: Callers | null): CallerSeen[] {
  const list: CallerSeen[] = [];
  for (let i = 0; callers !== null && i < callers.length; i += CALLERS_WIDTH) {
    const [print = 0, requests = 0, second = 0] = callers.slice(i, i + CALLERS_WIDTH);
    list.push({
      fingerprint: writeFingerprint(print),
      requests,
      lastMs: second * 1000,
    });
  }
  return list.sort((a, b) => b.requests - a.requests || (a.fingerprint < b.fingerprint ? -1 : 1));
}
