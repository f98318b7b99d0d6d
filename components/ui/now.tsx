'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const TICK_MS = 30_000;
const NowContext = createContext(0);

/** The clock that relative times are read from. It starts at the server's, so that hydration finds the same words. */
export function NowProvider({ startMs, children }: { startMs: number; children: ReactNode }) {
  const [nowMs, setNowMs] = useState(startMs);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={nowMs}>{children}</NowContext>;
}

export function useNow(): number {
  return useContext(NowContext);
}
