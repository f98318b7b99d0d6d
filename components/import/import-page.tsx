'use client';

import { useState } from 'react';
import { CommandLine } from '@/components/ui/command-line';
import { uploadQueue } from '@/lib/client/upload-queue';
import { DropZone } from './drop-zone';
import { type FormatChoice, ImportOptions, type ImportOptionsValue } from './import-options';
import classes from './import-page.module.css';
import { ReceiptList } from './receipt-list';
import { UploadList } from './upload-list';

/** Files in, receipts out. Uploads go on when the page is left; earlier receipts are always here. */
export function ImportPage({ formats }: { formats: readonly FormatChoice[] }) {
  const [options, setOptions] = useState<ImportOptionsValue>({ api: '', format: null });
  const send = (files: readonly File[]) => {
    const api = options.api.trim() || null;
    uploadQueue.add(files.map((file) => ({ id: crypto.randomUUID(), file, api, format: options.format })));
  };
  return (
    <div className={classes.page}>
      <section className={classes.give} aria-labelledby="import-title">
        <h1 id="import-title">Import</h1>
        <DropZone onFiles={send} />
        <ImportOptions formats={formats} value={options} onChange={setOptions} />
        <div className={classes.command}>
          <p>The same from a shell or a pipeline:</p>
          <CommandLine command="npx gnomon import FILE…" />
        </div>
      </section>
      <div className={classes.receipts}>
        <UploadList />
        <ReceiptList />
      </div>
    </div>
  );
}
