const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const READS = new Set(['GET', 'HEAD']);

/** As the catalogue names them in AUTH-04. */
export function isWrite(method: string): boolean {
  return WRITES.has(method);
}

/** As the catalogue names them in AUTH-05. */
export function isRead(method: string): boolean {
  return READS.has(method);
}
