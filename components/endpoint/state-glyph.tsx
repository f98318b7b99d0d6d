import type { ReactNode } from 'react';

const OUTLINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.3 } as const;

const lockBody = <rect x="2" y="5.5" width="8" height="5.5" rx="1" {...OUTLINE} />;
const closedShackle = <path d="M4 5.5V3.6a2 2 0 0 1 4 0v1.9" {...OUTLINE} />;
const openShackle = <path d="M7 5.5V3.2a2 2 0 0 1 4 0v1" {...OUTLINE} />;
const dashedLock = (
  <path d="M2 6h8v5H2zM4 5.5V3.6a2 2 0 0 1 4 0v1.9" {...OUTLINE} strokeDasharray="1.6 1.2" />
);
const box = <rect x="1.7" y="1.7" width="8.6" height="8.6" rx="1" {...OUTLINE} />;

/** A shape for each state: shadow is hatched, deprecated dashed, unauthenticated an open lock. Never colour alone. */
const SHAPES = {
  documented: <rect x="1" y="1" width="10" height="10" rx="1.4" fill="currentColor" />,
  removed: (
    <>
      {box}
      <path d="M.4 6h11.2" {...OUTLINE} />
    </>
  ),
  undocumented: (
    <>
      {box}
      <path d="M2 6.2 6.2 2M2 10 10 2M5.8 10 10 5.8" {...OUTLINE} strokeWidth="1.1" />
    </>
  ),
  active: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  quiet: (
    <>
      <circle cx="6" cy="6" r="4.3" {...OUTLINE} />
      <circle cx="6" cy="6" r="1.6" fill="currentColor" />
    </>
  ),
  'never-seen': <circle cx="6" cy="6" r="4.3" {...OUTLINE} />,
  'unobservable-traffic': <circle cx="6" cy="6" r="4.3" {...OUTLINE} strokeDasharray="2 1.4" />,
  current: <path d="M.8 6h10.4" {...OUTLINE} strokeWidth="2" />,
  deprecated: <path d="M.8 6h10.4" {...OUTLINE} strokeWidth="2" strokeDasharray="2.6 1.3" />,
  'sunset-passed': (
    <>
      <path d="M.6 6h10.8" {...OUTLINE} />
      <path d="M2.6 6a3.4 3.4 0 0 0 6.8 0z" fill="currentColor" />
    </>
  ),
  retired: <path d="m2 2 8 8M10 2l-8 8" {...OUTLINE} strokeWidth="1.6" />,
  locked: (
    <>
      <rect x="1.6" y="5.2" width="8.8" height="6" rx="1" fill="currentColor" />
      {closedShackle}
    </>
  ),
  'half-locked': (
    <>
      {lockBody}
      {closedShackle}
      <path d="M2 5.5h4V11H2z" fill="currentColor" />
    </>
  ),
  'open-lock': (
    <>
      {lockBody}
      {openShackle}
    </>
  ),
  'unknown-lock': dashedLock,
  zombie: (
    <>
      <rect x="1.7" y="1.7" width="8.6" height="8.6" rx="1" {...OUTLINE} strokeDasharray="2 1.4" />
      <circle cx="6" cy="6" r="2.2" fill="currentColor" />
    </>
  ),
  orphan: box,
} satisfies Record<string, ReactNode>;

export type GlyphShape = keyof typeof SHAPES;

export function StateGlyph({ shape }: { shape: GlyphShape }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden focusable="false">
      {SHAPES[shape]}
    </svg>
  );
}
