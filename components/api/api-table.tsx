'use client';

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { useLayoutEffect, useRef, useState } from 'react';
import { CoverageStrip } from '@/components/coverage/coverage-strip';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { ScoreMark } from '@/components/score/score-mark';
import { formatCompact, formatCount } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ApiSort, ApiSummary } from '@/lib/contracts/inventory';
import { hostsInWords } from './api-hosts';
import classes from './api-table.module.css';
import { apiHref } from './api-url';
import { API_SORT_WORDS } from './apis-url';
import { FindingCounts } from './finding-counts';

const COLUMNS: readonly { sort: ApiSort; isNumeric?: true }[] = [
  { sort: 'name' },
  { sort: 'score' },
  { sort: 'seenOnly' },
  { sort: 'endpoints', isNumeric: true },
  { sort: 'findings' },
  { sort: 'requests', isNumeric: true },
  { sort: 'lastSeen', isNumeric: true },
];
const ROW_PX = 53;
/** Rows drawn on the server, which knows no window. */
const FIRST_VIEW = { width: 1280, height: 1100 };

interface ApiTableProps {
  apis: readonly ApiSummary[];
  sort: ApiSort;
  order: 'asc' | 'desc';
  isOutdated: boolean;
  onSort: (sort: ApiSort) => void;
}

/** The list as a table; only the rows near the window are drawn. */
export function ApiTable({ apis, sort, order, isOutdated, onSort }: ApiTableProps) {
  const tableRef = useRef<HTMLTableElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => setScrollMargin(tableRef.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: apis.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    initialRect: FIRST_VIEW,
    scrollMargin,
    getItemKey: (index) => apis[index]?.id ?? index,
  });
  const shown = rows.getVirtualItems();
  const before = (shown[0]?.start ?? scrollMargin) - scrollMargin;
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <table
      ref={tableRef}
      className={classes.table}
      data-outdated={isOutdated || undefined}
      aria-rowcount={apis.length + 1}
    >
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column.sort}
              scope="col"
              data-numeric={column.isNumeric}
              aria-sort={column.sort === sort ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
            >
              <button type="button" onClick={() => onSort(column.sort)}>
                {column.sort === 'seenOnly' ? 'Coverage' : API_SORT_WORDS[column.sort]}
                {column.sort === sort &&
                  (order === 'asc' ? (
                    <IconArrowUp size={13} aria-hidden />
                  ) : (
                    <IconArrowDown size={13} aria-hidden />
                  ))}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {before > 0 && <Spacer height={before} />}
        {shown.map(({ index, key }) => {
          const api = apis[index];
          return api && <ApiRow key={key} api={api} index={index} measure={rows.measureElement} />;
        })}
        {after > 0 && <Spacer height={after} />}
      </tbody>
    </table>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden className={classes.spacer}>
      <td colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}

interface ApiRowProps {
  api: ApiSummary;
  index: number;
  measure: (row: HTMLTableRowElement | null) => void;
}

function ApiRow({ api, index, measure }: ApiRowProps) {
  const { id, name, score, grade, endpoints, seenOnly, requests, lastSeen } = api;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <th scope="row">
        <Link href={apiHref(id)} className={classes.name}>
          {name}
        </Link>
        <span className={classes.hosts}>
          {api.team && `${api.team.name} · `}
          {hostsInWords(api)}
        </span>
      </th>
      <td className={classes.right}>
        <ScoreMark score={score} grade={grade} />
      </td>
      <td className={classes.coverage}>
        <CoverageStrip api={api} />
        <span className={classes.hosts}>
          {seenOnly > 0 ? `${formatCount(seenOnly)} seen only` : sayNothingHidden(api)}
        </span>
      </td>
      <td data-numeric>
        <Link href={inventoryHref({ api: [name] })} className={classes.number}>
          {formatCount(endpoints)}
          <span className={classes.unit}> endpoints</span>
        </Link>
      </td>
      <td className={classes.right}>
        <FindingCounts api={api} />
      </td>
      <td data-numeric title={formatCount(requests)}>
        {formatCompact(requests)}
        <span className={classes.unit}> requests</span>
      </td>
      <td data-numeric className={classes.right}>
        {lastSeen ? <RelativeTime iso={lastSeen} /> : <span>never seen</span>}
      </td>
    </tr>
  );
}

function sayNothingHidden({ documentedAndSeen }: ApiSummary): string {
  return documentedAndSeen > 0 ? 'all that is seen is documented' : 'no traffic seen';
}
