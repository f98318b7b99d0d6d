import { ShareBar, type ShareTone } from '@/components/ui/share-bar';
import type { Tally } from '@/lib/contracts/campaign';
import classes from './campaigns.module.css';
import { STANDING_WORDS, STANDINGS, type Standing } from './words';

const TONES: Record<Standing, ShareTone> = {
  correct: 'good',
  wrong: 'bad',
  retire: 'warn',
  merged: 'unclear',
  gone: 'unclear',
  open: 'open',
};

/** How far a campaign is: its APIs by what was answered. */
export function ProgressBar({ tally, label }: { tally: Tally; label: string }) {
  if (tally.items === 0) return <p className={classes.soft}>No API yet: they are looked up at the start.</p>;
  const parts = STANDINGS.map((standing) => ({
    key: standing,
    count: tally[standing],
    says: STANDING_WORDS[standing].toLowerCase(),
    tone: TONES[standing],
  }));
  return <ShareBar parts={parts} label={label} />;
}
