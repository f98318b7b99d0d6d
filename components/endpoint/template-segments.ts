import type { SegmentReason } from '@/lib/contracts/endpoint';

export interface TemplateSegment {
  position: number;
  text: string;
  /** What leads to it, as overrides name a place: `/users/{}`, `''` for the root. */
  prefix: string;
  reason: SegmentReason | null;
}

/** The segments of a template with their reasons. A final `:verb` is a segment of its own. */
export function templateSegments(path: string, reasons: readonly SegmentReason[]): TemplateSegment[] {
  const reasonAt = new Map(reasons.map((reason) => [reason.position, reason]));
  const texts = withVerbApart(path.split('/').slice(1));
  return texts.map((text, position) => ({
    position,
    text,
    prefix: texts
      .slice(0, position)
      .map((before) => `/${before.replaceAll(/\{[^}]*\}/g, '{}')}`)
      .join(''),
    reason: reasonAt.get(position) ?? null,
  }));
}

function withVerbApart(texts: string[]): string[] {
  const last = texts.at(-1) ?? '';
  const verb = /^(.+)(:[^:{}]+)$/.exec(last);
  return verb?.[1] && verb[2] ? [...texts.slice(0, -1), verb[1], verb[2]] : texts;
}

/** `about 30 : 1`, from log-odds; certainty is not claimed. */
export function oddsInWords(logOdds: number): string {
  const odds = Math.exp(Math.abs(logOdds));
  if (odds > 1000) return 'over 1000 : 1';
  return `about ${odds < 10 ? odds.toFixed(1) : Math.round(odds)} : 1`;
}
