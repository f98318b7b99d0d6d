import type { Slice } from '@/lib/contracts/slice';

/**
 * Sets the route if it is a path (`/users/{id}`), without a method before it (`GET /users/{id}`). Mere names of routers
 * say nothing about a template and are left out.
 */
export function readRoute(bytes: Uint8Array, start: number, end: number, route: Slice): void {
  let at = start;
  while (at < end && bytes[at] !== 0x20) at++;
  const pathStart = at < end ? at + 1 : start;
  if (pathStart < end && bytes[pathStart] === 0x2f) route.set(bytes, pathStart, end);
}
