import type { SegmentReason } from '@/lib/contracts/endpoint';
import classes from './contribution-list.module.css';

type Group = NonNullable<SegmentReason['groups']>[number];

/** Contributions beyond this much log-odds fill the bar. */
const FULL = 4;

const TITLES: Record<string, string> = {
  form: 'Form',
  vocabulary: 'Vocabulary',
  counts: 'Counts',
  context: 'Context',
  methods: 'Methods',
  subtree: 'What follows',
  neighbours: 'Neighbours',
  pool: 'Elsewhere',
};

/** What spoke for a literal (to the left) or a parameter (to the right), the strongest first. */
export function ContributionList({ groups }: { groups: readonly Group[] }) {
  return (
    <ul className={classes.groups}>
      {groups
        .toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
        .map(({ group, logOdds, words }) => (
          <li key={group} className={classes.group}>
            <span className={classes.title}>{TITLES[group] ?? group}</span>
            <span className={classes.scale} title={direction(logOdds)}>
              <span
                className={classes.bar}
                data-side={logOdds >= 0 ? 'parameter' : 'literal'}
                style={{ width: `${(50 * Math.min(Math.abs(logOdds), FULL)) / FULL}%` }}
              />
            </span>
            <span className={classes.words}>
              {words} <span className={classes.direction}>({direction(logOdds)})</span>
            </span>
          </li>
        ))}
    </ul>
  );
}

function direction(logOdds: number): string {
  if (Math.abs(logOdds) < 0.1) return 'hardly counts';
  const strength = Math.abs(logOdds) > 2 ? 'strongly' : Math.abs(logOdds) > 0.7 ? 'clearly' : 'slightly';
  return `${strength} for ${logOdds > 0 ? 'a parameter' : 'a literal'}`;
}
