import type { ReactNode } from 'react';
import { SeverityMark } from '@/components/rules/severity-mark';
import { InlineCode } from '@/components/ui/inline-code';
import { RelativeTime } from '@/components/ui/relative-time';
import type { FindingRow, FindingSort } from '@/lib/contracts/finding';
import { DueMark } from './due-mark';
import classes from './finding-grid.module.css';
import { FindingPlace } from './finding-place';
import { GainMark } from './gain-mark';
import { StatusMark } from './status-mark';

export interface FindingColumn {
  id: string;
  header: string;
  sort?: FindingSort;
  /** How its sort orders, where there is an order to speak of. */
  order?: 'ascending' | 'descending' | 'other';
  isNumeric?: boolean;
  render: (finding: FindingRow) => ReactNode;
}

/** The columns of the queue; their tracks are in finding-grid.module.css. */
export const FINDING_COLUMNS: readonly FindingColumn[] = [
  {
    id: 'severity',
    header: 'Severity',
    sort: 'urgency',
    order: 'other',
    render: ({ severity }) => <SeverityMark severity={severity} />,
  },
  {
    id: 'finding',
    header: 'Finding',
    render: (finding) => (
      <>
        <span className={classes.title}>
          <span className={classes.name}>{finding.title}</span>
          <span className={classes.rule}>{finding.rule}</span>
          {finding.status !== 'open' && <StatusMark status={finding.status} />}
        </span>
        <span className={classes.where}>
          <FindingPlace finding={finding} />
          <span className={classes.api}>{finding.api}</span>
        </span>
      </>
    ),
  },
  {
    id: 'evidence',
    header: 'Evidence',
    render: ({ says }) => (
      <span className={classes.says}>
        <InlineCode>{says}</InlineCode>
      </span>
    ),
  },
  {
    id: 'gain',
    header: 'Wins back',
    sort: 'gain',
    order: 'descending',
    isNumeric: true,
    render: ({ gain }) => <GainMark gain={gain} />,
  },
  {
    id: 'due',
    header: 'Due',
    sort: 'due',
    order: 'ascending',
    isNumeric: true,
    render: (finding) => <DueMark finding={finding} />,
  },
  {
    id: 'opened',
    header: 'Opened',
    sort: 'opened',
    order: 'descending',
    isNumeric: true,
    render: ({ openedAt }) => <RelativeTime iso={openedAt} />,
  },
  {
    id: 'lastSeen',
    header: 'Last seen',
    sort: 'lastSeen',
    order: 'descending',
    isNumeric: true,
    render: ({ lastSeen }) =>
      lastSeen ? (
        <RelativeTime iso={lastSeen} />
      ) : (
        <span title="Documents show it, not traffic">In the spec</span>
      ),
  },
];
