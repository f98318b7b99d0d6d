'use client';

import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { DropZone } from '@/components/import/drop-zone';
import {
  type FormatChoice,
  ImportOptions,
  type ImportOptionsValue,
} from '@/components/import/import-options';
import { ReceiptList } from '@/components/import/receipt-list';
import { UploadList } from '@/components/import/upload-list';
import { CommandLine } from '@/components/ui/command-line';
import { uploadQueue } from '@/lib/client/upload-queue';
import type { ConnectGuide } from '@/lib/contracts/connect';
import { ConnectSource } from './connect-source';
import { SourceHealthList } from './source-health-list';
import classes from './sources-page.module.css';

interface SourcesPageProps {
  formats: readonly FormatChoice[];
  guides: readonly ConnectGuide[];
}

/** Where traffic and specs come from: files in, sources and how they do, receipts out. Uploads go on when the page is left. */
export function SourcesPage({ formats, guides }: SourcesPageProps) {
  const maySend = useMay('intake.batch');
  const [options, setOptions] = useState<ImportOptionsValue>({ api: '', format: null });
  const send = (files: readonly File[]) => {
    const api = options.api.trim() || null;
    uploadQueue.add(files.map((file) => ({ id: crypto.randomUUID(), file, api, format: options.format })));
  };
  return (
    <div className={classes.page}>
      <div className={classes.give}>
        <h1>Sources</h1>
        {maySend ? (
          <>
            <DropZone onFiles={send} />
            <ImportOptions formats={formats} value={options} onChange={setOptions} />
            <div className={classes.command}>
              <p>The same from a shell or a pipeline:</p>
              <CommandLine command="npx gnomon import FILE…" />
            </div>
            <ConnectSource guides={guides} />
          </>
        ) : (
          <p className={classes.reader}>
            Your role reads what others bring in. An analyst, governance or an administrator may import files
            and connect sources.
          </p>
        )}
      </div>
      <div className={classes.receipts}>
        <UploadList />
        <SourceHealthList />
        <ReceiptList />
      </div>
    </div>
  );
}
