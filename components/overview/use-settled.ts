'use client';

import { type RefObject, useEffect, useState } from 'react';

/** What is shown of data that arrives by itself: the newest, but nothing changes under a pointer or the focus. */
export function useSettled<Data>(
  newest: Data | undefined,
  ref: RefObject<HTMLElement | null>,
): Data | undefined {
  const [shown, setShown] = useState(newest);
  useEffect(() => {
    if (newest === shown) return;
    const element = ref.current;
    const show = () => {
      if (!ref.current?.matches(':hover, :focus-within')) setShown(newest);
    };
    show();
    element?.addEventListener('pointerleave', show);
    element?.addEventListener('focusout', show);
    return () => {
      element?.removeEventListener('pointerleave', show);
      element?.removeEventListener('focusout', show);
    };
  }, [newest, shown, ref]);
  return shown;
}
