/** Connection exceptions, the administrator's or a crash's end of a connection, and want of disk, memory or connections. */
const SQLSTATES = /^(08...|57P0[1-5]|53...|58030)$/;
const NODE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** Prisma: cannot reach, timed out, closed by the server, no connection or transaction in time. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** What the driver's adapter calls it. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
const WORDS =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|server closed the connection|Unable to start a transaction/i;

/** Whether an error says that the database cannot work at present, so that the same request may succeed later. */
export function isDatabaseLost(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 6; depth++) {
    const { code, originalCode, kind, message, cause: next, meta } = cause as Record<string, unknown>;
    for (const name of [code, originalCode]) {
      if (typeof name !== 'string') continue;
      if (SQLSTATES.test(name) || NODE_CODES.has(name) || PRISMA_CODES.has(name)) return true;
    }
    if (typeof kind === 'string' && KINDS.has(kind)) return true;
    if (typeof message === 'string' && WORDS.test(message)) return true;
    cause = next ?? (meta as Record<string, unknown> | undefined)?.driverAdapterError;
  }
  return false;
}
