'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Nobody reads the list: it stands at its top, and neither pointer nor focus is in it. */
function isIdle(list: HTMLElement | null): boolean {
  return list === null || (list.scrollTop === 0 && !list.matches(':hover, :focus-within'));
}

interface News {
  /** Another one than before: there is something new. `undefined` until it is known. */
  token: string | number | undefined;
  listRef: RefObject<HTMLElement | null>;
  isEmpty: boolean;
  /** Reads the list anew. */
  refresh: () => void;
}

/**
 * Shows what is new at once where that disturbs nobody; otherwise `hasNews` until `showNews`, so that no row moves under
 * the pointer.
 */
export function useNews({ token, listRef, isEmpty, refresh }: News) {
  const [shown, setShown] = useState(token);
  const hasNews = shown !== undefined && token !== undefined && token !== shown;

  const showNews = useCallback(() => {
    setShown(token);
    listRef.current?.scrollTo({ top: 0 });
    refresh();
  }, [refresh, listRef, token]);

  useEffect(() => {
    if (shown === undefined) setShown(token);
    else if (hasNews && (isEmpty || isIdle(listRef.current))) showNews();
  }, [shown, token, hasNews, isEmpty, listRef, showNews]);

  return { hasNews, showNews };
}
