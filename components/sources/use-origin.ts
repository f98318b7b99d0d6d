'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Where this Gnomon is reached; the server does not know by which of its names. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => location.origin,
    () => 'http://localhost:3000',
  );
}
