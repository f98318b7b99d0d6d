'use client';

import { useDisclosure } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useCallback, useRef } from 'react';
import classes from '@/components/list/list-page.module.css';
import { SidePanel } from '@/components/list/side-panel';
import { usePageKeys } from '@/components/list/use-page-keys';
import { usePanelFocus } from '@/components/list/use-panel-focus';
import type { FindingRow } from '@/lib/contracts/finding';
import actClasses from './act-bar.module.css';
import { FacetPanel } from './facet-panel';
import { FindingsList } from './findings-list';
import { FindingsToolbar } from './findings-toolbar';
import { countFilters } from './findings-url';
import { useFindingChanges } from './use-finding-changes';
import { useFindingPages } from './use-finding-pages';
import { useFindingsState } from './use-findings-state';
import { useSelection } from './use-selection';

const FindingPanel = dynamic(() => import('./finding-panel').then((module) => module.FindingPanel));
const SelectionBar = dynamic(() => import('./selection-bar').then((module) => module.SelectionBar), {
  ssr: false,
});
const FacetsDrawer = dynamic(() => import('./facets-drawer').then((module) => module.FacetsDrawer), {
  ssr: false,
});
const KeysHelp = dynamic(() => import('@/components/ui/keys-help').then((module) => module.KeysHelp), {
  ssr: false,
});

const KEYS = [
  { keys: ['j', 'k'], does: 'Next and previous finding (↑ ↓ Page Up, Page Down, Home, End too)' },
  { keys: ['o', 'Enter'], does: 'Open the finding beside the list; j and k then go through them' },
  { keys: ['Esc'], does: 'Close it, back to its row' },
  { keys: ['x'], does: 'Select it, or no longer; what you do then is done with all that are selected' },
  { keys: ['s'], does: 'Set a state' },
  { keys: ['a'], does: 'Assign' },
  { keys: ['/'], does: 'Search' },
  { keys: ['?'], does: 'Show these keys' },
];

export function FindingsPage({ ruleTitles }: { ruleTitles: Readonly<Record<string, string>> }) {
  const page = useFindingsState();
  const { state, selection, change, arrange } = page;
  const listRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const pages = useFindingPages(selection);
  const isEmpty = pages.query.isSuccess && pages.total === 0 && countFilters(state) === 0;
  const { hasNews, showNews } = useFindingChanges(listRef, isEmpty);
  const [areFacetsOpen, facets] = useDisclosure();
  const [areKeysOpen, keys] = useDisclosure();
  const { wantPanel, takePanelFocus, focusList } = usePanelFocus(listRef);

  const open = useCallback(
    (finding: FindingRow, how: 'pointer' | 'keyboard') => {
      if (how === 'keyboard') wantPanel();
      change({ finding: finding.id });
    },
    [change, wantPanel],
  );
  const step = useCallback(
    (finding: FindingRow) => {
      wantPanel();
      arrange({ finding: finding.id });
    },
    [arrange, wantPanel],
  );
  const close = useCallback(() => {
    change({ finding: null });
    focusList();
  }, [change, focusList]);
  const { selected, toggle, clear, reachActs } = useSelection(state.finding !== null);
  usePageKeys({
    '/': () => searchRef.current?.focus(),
    '?': keys.open,
    ...(state.finding !== null && { Escape: close }),
  });

  const first = pages.findings[0];
  return (
    <div className={classes.page} data-panel={state.finding !== null || undefined}>
      <aside className={classes.facets} aria-label="Filters">
        <FacetPanel filter={selection.filter} state={state} ruleTitles={ruleTitles} onChange={change} />
      </aside>
      <section className={classes.list} aria-label="Findings">
        <FindingsToolbar
          page={page}
          ruleTitles={ruleTitles}
          endpointName={first?.path ? `${first.method} ${first.path}` : 'One endpoint'}
          total={pages.query.data ? pages.total : null}
          hasNews={hasNews}
          searchRef={searchRef}
          onShowNews={showNews}
          onShowFacets={facets.open}
          onShowKeys={keys.open}
        />
        <div className={actClasses.queue}>
          <FindingsList
            page={page}
            pages={pages}
            listRef={listRef}
            onOpen={open}
            onStep={step}
            selected={selected}
            onToggle={toggle}
            onAct={reachActs}
          />
          {selected !== null && selected.size > 0 && (
            <SelectionBar findings={[...selected.values()]} onClear={clear} />
          )}
        </div>
      </section>
      {state.finding !== null && (
        <SidePanel label="Finding">
          <FindingPanel id={state.finding} takeFocus={takePanelFocus} onClose={close} />
        </SidePanel>
      )}
      {areFacetsOpen && (
        <FacetsDrawer page={page} ruleTitles={ruleTitles} total={pages.total} onClose={facets.close} />
      )}
      {areKeysOpen && <KeysHelp onClose={keys.close} help={KEYS} />}
    </div>
  );
}
