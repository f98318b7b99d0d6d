const LONGEST = 80;

/** A declared value as JSON, cut. */
export function shortValue(value: unknown): string {
  return shortText(JSON.stringify(value) ?? 'nothing');
}

export function shortText(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** `from 5 to 3`, `to 3`, or `from 5`. */
export function fromTo(before: unknown, after: unknown): string {
  const parts: string[] = [];
  if (before !== undefined) parts.push(`from ${shortValue(before)}`);
  if (after !== undefined) parts.push(`to ${shortValue(after)}`);
  return parts.join(' ');
}
