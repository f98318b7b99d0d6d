'use client';

import { formatExact, formatRelative } from './format';
import { useNow } from './now';

/** `3 h ago`, with the exact time on hover and for screen readers. */
export function RelativeTime({ iso }: { iso: string }) {
  const exact = formatExact(iso);
  return (
    <time dateTime={iso} title={exact}>
      {formatRelative(Date.parse(iso), useNow())}
    </time>
  );
}
