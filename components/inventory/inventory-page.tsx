'use client';

import { useDisclosure } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useCallback, useRef } from 'react';
import { ApiBar } from '@/components/api/api-bar';
import classes from '@/components/list/list-page.module.css';
import { SidePanel } from '@/components/list/side-panel';
import { usePageKeys } from '@/components/list/use-page-keys';
import { usePanelFocus } from '@/components/list/use-panel-focus';
import type { EndpointRow } from '@/lib/contracts/inventory';
import { EndpointList } from './endpoint-list';
import { FacetPanel } from './facet-panel';
import { InventoryToolbar } from './inventory-toolbar';
import { countFilters } from './inventory-url';
import { useEndpointPages } from './use-endpoint-pages';
import { useInventoryChanges } from './use-inventory-changes';
import { useInventoryState } from './use-inventory-state';

const EndpointPanel = dynamic(() =>
  import('@/components/endpoint/endpoint-panel').then((module) => module.EndpointPanel),
);
const FacetsDrawer = dynamic(() => import('./facets-drawer').then((module) => module.FacetsDrawer), {
  ssr: false,
});
const KeysHelp = dynamic(() => import('@/components/ui/keys-help').then((module) => module.KeysHelp), {
  ssr: false,
});

const KEYS = [
  { keys: ['↑', '↓'], does: 'Move between rows (Page Up, Page Down, Home, End too)' },
  { keys: ['Enter'], does: 'Open the endpoint beside the list' },
  { keys: ['Esc'], does: 'Close it, back to its row' },
  { keys: ['/'], does: 'Search' },
  { keys: ['?'], does: 'Show these keys' },
];

export function InventoryPage() {
  const inventory = useInventoryState();
  const { state, selection, change } = inventory;
  const listRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const pages = useEndpointPages(selection);
  const isEmpty = pages.query.isSuccess && pages.total === 0 && countFilters(state) === 0;
  const { hasNews, showNews } = useInventoryChanges(listRef, isEmpty);
  const [areFacetsOpen, facets] = useDisclosure();
  const [areKeysOpen, keys] = useDisclosure();
  const { wantPanel, takePanelFocus, focusList } = usePanelFocus(listRef);

  const open = useCallback(
    (endpoint: EndpointRow, how: 'pointer' | { key: string }) => {
      if (how !== 'pointer') wantPanel();
      change({ endpoint: endpoint.id });
    },
    [change, wantPanel],
  );
  const close = useCallback(() => {
    change({ endpoint: null });
    focusList();
  }, [change, focusList]);
  usePageKeys({
    '/': () => searchRef.current?.focus(),
    '?': keys.open,
    ...(state.endpoint !== null && { Escape: close }),
  });

  const onlyApi = state.api.length === 1 ? state.api[0] : undefined;
  return (
    <div className={classes.page} data-panel={state.endpoint !== null || undefined}>
      <aside className={classes.facets} aria-label="Filters">
        <FacetPanel filter={selection.filter} state={state} onChange={change} />
      </aside>
      <section className={classes.list} aria-label="Inventory">
        <InventoryToolbar
          inventory={inventory}
          total={pages.query.data ? pages.total : null}
          hasNews={hasNews}
          searchRef={searchRef}
          onShowNews={showNews}
          onShowFacets={facets.open}
          onShowKeys={keys.open}
        />
        {onlyApi !== undefined && <ApiBar name={onlyApi} />}
        <EndpointList inventory={inventory} pages={pages} isEmpty={isEmpty} listRef={listRef} onOpen={open} />
      </section>
      {state.endpoint !== null && (
        <SidePanel label="Endpoint">
          <EndpointPanel id={state.endpoint} takeFocus={takePanelFocus} onClose={close} />
        </SidePanel>
      )}
      {areFacetsOpen && <FacetsDrawer inventory={inventory} total={pages.total} onClose={facets.close} />}
      {areKeysOpen && <KeysHelp onClose={keys.close} help={KEYS} />}
    </div>
  );
}
