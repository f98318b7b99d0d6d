/** What a WebSocket's endpoint answers when all goes well (RFC 6455). */
const SWITCHING_PROTOCOLS = 101;

/**
 * True when a response with this status could only come from code that handles the path: any success or redirect, a
 * refusal (401, 403, 409, 422, 429), or a failure of the server itself, which the caller takes as proof on a known path
 * only.
 */
export function provesHandler(status: number): boolean {
  if (isSuccess(status)) return true;
  if (status >= 500) return status < 600;
  return status === 401 || status === 403 || status === 409 || status === 422 || status === 429;
}

/** 2xx, 3xx or 101: what the caller asked for was done or answered. */
export function isSuccess(status: number): boolean {
  return (status >= 200 && status < 400) || status === SWITCHING_PROTOCOLS;
}
