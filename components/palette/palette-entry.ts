/** One line of the palette, and where it leads. */
export interface PaletteEntry {
  id: string;
  label: string;
  /** Said beside the label, softer. */
  detail: string | null;
  /** Set in the fixed-width face. */
  isCode?: boolean;
  go: { href: string } | { run: () => void };
}

export interface PaletteGroup {
  title: string;
  entries: readonly PaletteEntry[];
}

/** Those whose label or detail has all the words. */
export function entriesWith(entries: readonly PaletteEntry[], words: string): PaletteEntry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label, detail }) => {
    const text = `${label} ${detail ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
