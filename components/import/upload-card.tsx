'use client';

import { Button, CloseButton, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatBytes } from '@/components/ui/format';
import { latestReceipts } from '@/lib/client/receipt-queries';
import { type QueuedUpload, uploadQueue } from '@/lib/client/upload-queue';
import { importProgress } from './import-progress';
import { ReceiptCard } from './receipt-card';
import classes from './upload-card.module.css';

/** One upload: its progress while it is under way, its receipt when it ends. */
export function UploadCard({ upload }: { upload: QueuedUpload }) {
  const { id, file, state } = upload;
  const dismiss = () => uploadQueue.dismiss(id);
  const polled = useQuery({ ...latestReceipts(), enabled: state.phase === 'sending' });
  const running = polled.data?.receipts.find((receipt) => receipt.id === id) ?? null;
  if (state.phase === 'done') return <ReceiptCard receipt={state.receipt} onDismiss={dismiss} />;
  return (
    <article className={classes.card} aria-label={file.name}>
      <header className={classes.head}>
        <h3 className={classes.name}>{file.name}</h3>
        <span className={classes.size}>{formatBytes(file.size)}</span>
        <CloseButton
          size="sm"
          aria-label={
            state.phase === 'failed' ? `Take ${file.name} off the list` : `Stop importing ${file.name}`
          }
          onClick={dismiss}
        />
      </header>
      {state.phase === 'failed' ? (
        <div role="alert" className={classes.failed}>
          <p>{state.reason}</p>
          {state.canRetry && (
            <Button size="compact-sm" variant="default" onClick={() => uploadQueue.retry(id)}>
              Retry
            </Button>
          )}
        </div>
      ) : (
        <UploadProgress name={file.name} {...importProgress(state, file.size, running)} />
      )}
    </article>
  );
}

function UploadProgress({ name, percent, words }: { name: string; percent: number; words: string }) {
  return (
    <div className={classes.progress}>
      <Progress.Root size={6}>
        <Progress.Section value={percent} aria-label={`Progress of ${name}`} />
      </Progress.Root>
      <p>{words}</p>
    </div>
  );
}
