import { CLEAR, type SourceRule } from './rule';

const GAPS = 3;

/** Whether a source that usually delivers after such a gap has been quiet for over so many of them. */
export function isSilent(
  { lastMs, usualGapMs }: { lastMs: number; usualGapMs: number },
  nowMs: number,
  gaps = GAPS,
): boolean {
  return nowMs - lastMs > usualGapMs * gaps;
}

export const sourceSilent: SourceRule = {
  id: 'LOG-02',
  title: 'Source silent',
  severity: 'medium',
  owasp: 9,
  needs: 'metadata',
  scope: 'source',
  clears: ['delivery'],
  why: 'While a source is silent, everything it watches is unwatched, and nothing says so.',
  fires: 'A source has been quiet for over three times its usual gap.',
  fix: 'Look at the sender: its log, its token, its network.',
  examples: {
    fires: 'A source that delivers every minute, silent for an hour.',
    spares: 'A file that was imported once.',
  },
  parameters: { gaps: { value: GAPS, says: 'Usual gaps after which it counts as silent.' } },
  detect({ lastMs, usualGapMs }, { nowMs, parameters }) {
    if (lastMs === null || usualGapMs === null)
      return { unobservable: 'It has not delivered often enough to have a usual gap.' };
    if (!isSilent({ lastMs, usualGapMs }, nowMs, parameters.gaps)) return CLEAR;
    const says = `Silent since ${new Date(lastMs).toISOString()}; it usually delivers every ${Math.round(usualGapMs / 1000)} s.`;
    return [{ qualifier: '', confidence: 'high', evidence: [{ says }], firstMs: lastMs, lastMs: nowMs }];
  },
};
