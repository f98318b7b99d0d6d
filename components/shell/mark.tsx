/** A gnomon on its dial: the plate, the blade that the sun strikes, and the shadow that it casts. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <path d="M3 26h26" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
      <path d="M13 25 13 5 21 25z" fill="var(--sun)" />
      <path d="M13 25 13 5 5 25z" fill="var(--shade)" opacity="0.9" />
      <path
        d="M8.4 25 13 13.5M11 25l2-5M5.9 24.9 13 7"
        stroke="var(--surface)"
        strokeWidth="1"
        opacity="0.75"
      />
    </svg>
  );
}
