import { createHash } from 'node:crypto';
import type { DetectedFinding } from '@/lib/contracts/rule';

const CHARS = 27;

/** Identity of a finding: hash of API, rule, method, template and qualifier, and of the host or source without an endpoint. */
export function fingerprintOf(
  apiId: number,
  finding: Pick<DetectedFinding, 'rule' | 'method' | 'key' | 'qualifier' | 'source' | 'host'>,
): string {
  const { rule, method, key, qualifier, source } = finding;
  const host = key === null ? finding.host : null;
  const parts = JSON.stringify([apiId, rule, method, key, qualifier, host, source]);
  return createHash('sha256').update(parts).digest('base64url').slice(0, CHARS);
}

/** What was detected, as a hash: the same again need not be written. */
export function hashOfDetection(finding: DetectedFinding): string {
  return createHash('sha256').update(JSON.stringify(finding)).digest('base64url').slice(0, CHARS);
}
