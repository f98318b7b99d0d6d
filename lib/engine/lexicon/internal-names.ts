/** Names of what only a server inside can reach, beside private addresses. */
export const INTERNAL_NAMES: readonly string[] = [
  'localhost',
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'instance-data',
  'instance-data.ec2.internal',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'host.docker.internal',
];

/** Ends of names that no public resolver knows (RFC 6762, RFC 8375, ICANN's reservation of `.internal`). */
export const INTERNAL_ENDINGS: readonly string[] = [
  '.localhost',
  '.local',
  '.internal',
  '.intranet',
  '.home.arpa',
  '.cluster.local',
  '.lan',
];
