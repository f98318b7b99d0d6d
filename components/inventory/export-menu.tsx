'use client';

import { IconDownload } from '@tabler/icons-react';
import { Disclosure } from '@/components/ui/disclosure';
import classes from './export-menu.module.css';
import { exportHref, type InventoryState } from './inventory-url';

/** Downloads of exactly the list that is shown: its filters, words and order. */
export function ExportMenu({ state }: { state: InventoryState }) {
  return (
    <Disclosure title="Export" label="Export" icon={<IconDownload size={15} aria-hidden />}>
      <ul className={classes.formats}>
        <li>
          <a href={exportHref(state, 'csv')} download className={classes.format}>
            CSV
          </a>
          <p>The columns shown, for spreadsheets</p>
        </li>
        <li>
          <a href={exportHref(state, 'json')} download className={classes.format}>
            JSON
          </a>
          <p>All that is known of each endpoint, its fields too</p>
        </li>
      </ul>
    </Disclosure>
  );
}
