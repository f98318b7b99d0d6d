'use client';

import { type RefObject, useCallback, useRef } from 'react';

/** Where the focus goes when the side panel opens by keyboard, and when it closes. */
export function usePanelFocus(listRef: RefObject<HTMLElement | null>) {
  const isWanted = useRef(false);
  const wantPanel = useCallback(() => {
    isWanted.current = true;
  }, []);
  /** Whether the panel that has just opened should take the focus; says yes once. */
  const takePanelFocus = useCallback(() => {
    const wanted = isWanted.current;
    isWanted.current = false;
    return wanted;
  }, []);
  const focusList = useCallback(() => {
    listRef.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
  }, [listRef]);
  return { wantPanel, takePanelFocus, focusList };
}
