import type { ReactNode } from 'react';
import { Method } from '@/components/endpoint/method';
import { ElidedPath } from '@/components/endpoint/path-template';
import { StateMark } from '@/components/endpoint/state-mark';
import { SENSITIVE_WORDS } from '@/components/endpoint/words';
import { SeverityMark } from '@/components/rules/severity-mark';
import { formatCompact, formatCount } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { EndpointRow, EndpointSort } from '@/lib/contracts/inventory';
import { type ColumnId, visibleColumns } from './column-ids';

export interface Column {
  id: ColumnId;
  header: string;
  /** Heads of its two halves, where it shows two states. */
  halves?: readonly [string, string];
  /** Track of the row's grid. */
  track: string;
  minPx: number;
  sort?: EndpointSort;
  /** The order of the first click; numbers and times begin with the largest. */
  firstOrder?: 'asc' | 'desc';
  isNumeric?: boolean;
  render: (endpoint: EndpointRow) => ReactNode;
}

const COLUMNS: Record<ColumnId, Omit<Column, 'id'>> = {
  method: {
    header: 'Method',
    track: '86px',
    minPx: 86,
    sort: 'method',
    render: ({ method }) => <Method method={method} />,
  },
  path: {
    header: 'Path',
    track: 'minmax(256px, 4fr)',
    minPx: 256,
    sort: 'path',
    render: ({ path }) => <ElidedPath path={path} />,
  },
  api: {
    header: 'API',
    track: 'minmax(96px, 1.2fr)',
    minPx: 96,
    sort: 'api',
    render: ({ api }) => <span title={api}>{api}</span>,
  },
  host: {
    header: 'Host',
    track: 'minmax(140px, 1.2fr)',
    minPx: 140,
    render: ({ host, basePath }) =>
      host ? <span title={`${host}${basePath}`}>{`${host}${basePath}`}</span> : NOTHING,
  },
  risk: {
    header: 'Risk',
    track: '84px',
    minPx: 84,
    sort: 'risk',
    render: ({ risk }) => (risk === 'none' ? NOTHING : <SeverityMark severity={risk} />),
  },
  documentation: {
    header: 'Documentation',
    track: '118px',
    minPx: 118,
    render: ({ documentation }) => <StateMark axis="documentation" value={documentation} />,
  },
  traffic: {
    header: 'Traffic',
    track: '100px',
    minPx: 100,
    render: ({ traffic }) => <StateMark axis="traffic" value={traffic} isShort />,
  },
  lifecycle: {
    header: 'Lifecycle',
    track: '104px',
    minPx: 104,
    render: ({ lifecycle }) => <StateMark axis="lifecycle" value={lifecycle} />,
  },
  authentication: {
    header: 'Authentication',
    halves: ['Auth declared', 'observed'],
    track: '172px',
    minPx: 172,
    render: ({ declared, observed }) => (
      <>
        <StateMark axis="declared" value={declared} label="Declared:" isShort />
        <StateMark axis="observed" value={observed} label="Observed:" isShort />
      </>
    ),
  },
  sensitive: {
    header: 'Sensitive',
    track: 'minmax(92px, 1fr)',
    minPx: 92,
    render: ({ sensitive }) => {
      const words = sensitive.map((name) => SENSITIVE_WORDS[name]).join(', ');
      return words === '' ? NOTHING : <span title={words}>{words}</span>;
    },
  },
  fields: {
    header: 'Fields',
    track: '76px',
    minPx: 76,
    sort: 'fields',
    firstOrder: 'desc',
    isNumeric: true,
    render: ({ fields }) => formatCount(fields),
  },
  requests: {
    header: 'Requests',
    track: '82px',
    minPx: 82,
    sort: 'requests',
    firstOrder: 'desc',
    isNumeric: true,
    render: ({ requests }) => <span title={formatCount(requests)}>{formatCompact(requests)}</span>,
  },
  firstSeen: {
    header: 'First seen',
    track: '84px',
    minPx: 84,
    sort: 'firstSeen',
    firstOrder: 'desc',
    isNumeric: true,
    render: ({ firstSeen }) => (firstSeen ? <RelativeTime iso={firstSeen} /> : NOTHING),
  },
  lastSeen: {
    header: 'Last seen',
    track: '84px',
    minPx: 84,
    sort: 'lastSeen',
    firstOrder: 'desc',
    isNumeric: true,
    render: ({ lastSeen }) => (lastSeen ? <RelativeTime iso={lastSeen} /> : NOTHING),
  },
};

const NOTHING = (
  <span role="img" aria-label="none">
    –
  </span>
);

export function columnHeader(id: ColumnId): string {
  return COLUMNS[id].header;
}

/** Without a column of its own, a lifecycle that is not current is told beside the path. */
const PATH_WITH_LIFECYCLE: Column['render'] = ({ path, lifecycle }) => (
  <>
    <ElidedPath path={path} />
    {lifecycle !== 'current' && <StateMark axis="lifecycle" value={lifecycle} />}
  </>
);

export function columnsOf(chosen: readonly ColumnId[]): Column[] {
  const visible = visibleColumns(chosen);
  const columns = visible.map((id) => ({ id, ...COLUMNS[id] }));
  if (visible.includes('lifecycle')) return columns;
  return columns.map((column) =>
    column.id === 'path' ? { ...column, render: PATH_WITH_LIFECYCLE } : column,
  );
}
