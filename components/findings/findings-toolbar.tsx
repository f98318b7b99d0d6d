'use client';

import type { RefObject } from 'react';
import { useViewer } from '@/components/account/me-provider';
import { ExportMenu } from '@/components/list/export-menu';
import { FilterChips } from '@/components/list/filter-chips';
import { ListToolbar } from '@/components/list/list-toolbar';
import { ViewMenu } from '@/components/list/view-menu';
import { formatQuantity } from '@/components/ui/format';
import { filterChips } from './filter-chips';
import { countFilters, exportHref, viewQuery } from './findings-url';
import type { Findings } from './use-findings-state';
import { WhoseChoice } from './whose-choice';

interface FindingsToolbarProps {
  page: Findings;
  ruleTitles: Readonly<Record<string, string>>;
  /** What the filter by an endpoint is called: `GET /orders`. */
  endpointName: string;
  /** `null` until it is known. */
  total: number | null;
  hasNews: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onShowNews: () => void;
  onShowFacets: () => void;
  onShowKeys: () => void;
}

export function FindingsToolbar(props: FindingsToolbarProps) {
  const { page, ruleTitles, endpointName, total, hasNews, searchRef } = props;
  const { state, search, change, clearFilters } = page;
  const viewerId = useViewer()?.id;
  const filters = countFilters(state);
  const formats = [
    { name: 'CSV', href: exportHref(state, 'csv'), holds: 'A line for each finding, for spreadsheets' },
    { name: 'JSON', href: exportHref(state, 'json'), holds: 'The same with all of the evidence' },
    { name: 'SARIF', href: exportHref(state, 'sarif'), holds: 'SARIF 2.1.0, for code scanning and viewers' },
    {
      name: 'DefectDojo',
      href: exportHref(state, 'defectdojo'),
      holds: 'Generic findings, to be imported there; the same again updates them',
    },
  ];
  return (
    <ListToolbar
      title="Findings"
      count={total === null ? null : formatQuantity(total, 'finding')}
      scope={<WhoseChoice chosen={state} onChange={change} />}
      news={hasNews ? { words: 'The findings have changed: show', onShow: props.onShowNews } : null}
      search={{ what: 'path, host, API, rule', words: state.q, inputRef: searchRef, onSearch: search }}
      filters={filters}
      onShowFacets={props.onShowFacets}
      onShowKeys={props.onShowKeys}
      tools={
        <>
          <ViewMenu page="findings" query={viewQuery(state)} />
          <ExportMenu formats={formats} />
        </>
      }
    >
      <FilterChips
        chips={filterChips(state, {
          ruleTitles,
          endpointName,
          viewerId,
          onChange: change,
        })}
        isFiltered={filters > 0}
        onClear={clearFilters}
      />
    </ListToolbar>
  );
}
