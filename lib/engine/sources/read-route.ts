import type { Slice } from '@/lib/contracts/slice';

/**
 * Sets the route if it is a path (`/users/{id}`), without a method before it (`GET /users/{id}`). Mere names of routers
 * say nothing about a template and are left out, as are routes that catch all (`/{proxy+}`, `/api/*`).
 */
export function readRoute(bytes: Uint8Array, start: number, end: number, route: Slice): void {
  let at = start;
  while (at < end && bytes[at] !== 0x20) at++;
  const pathStart = at < end ? at + 1 : start;
  if (bytes[pathStart] === 0x2f && !catchesAll(bytes, pathStart, end)) route.set(bytes, pathStart, end);
}

function catchesAll(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] === 0x2a || (bytes[at] === 0x2b && bytes[at + 1] === 0x7d)) return true;
  }
  return false;
}
