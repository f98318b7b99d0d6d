'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sourcesKey } from '@/lib/client/estate-queries';
import { receiptsKey } from '@/lib/client/receipt-queries';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import { UploadCard } from './upload-card';
import classes from './upload-list.module.css';
import { useUploads } from './use-uploads';

/** The uploads of this tab, the newest first. */
export function UploadList() {
  const uploads = useUploads();
  const client = useQueryClient();
  const finished = uploads.filter(({ state }) => state.phase === 'done' || state.phase === 'failed').length;
  useEffect(() => {
    if (finished === 0) return;
    void client.invalidateQueries({ queryKey: receiptsKey });
    void client.invalidateQueries({ queryKey: sourcesKey });
    void refreshInventory(client);
  }, [finished, client]);
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="uploads-title">
      <h2 id="uploads-title" className={classes.title}>
        From this tab
      </h2>
      <ul className={classes.uploads}>
        {uploads.toReversed().map((upload) => (
          <li key={upload.id}>
            <UploadCard upload={upload} />
          </li>
        ))}
      </ul>
    </section>
  );
}
