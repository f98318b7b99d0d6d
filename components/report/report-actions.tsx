'use client';

import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNotice } from '@/components/ui/notice';
import { decodeProblem } from '@/lib/client/problem';
import classes from './report-actions.module.css';

/** What can be done with the report; not on paper. `pdf` is where the HTTP API gives it as a file. */
export function ReportActions({ pdf }: { pdf: string }) {
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const download = async () => {
    setMaking(true);
    setFailure(await saveAs(pdf));
    setMaking(false);
  };
  return (
    <div className={classes.actions}>
      <Button
        size="xs"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        loading={isMaking}
        onClick={() => void download()}
      >
        Download PDF
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        Print
      </Button>
      {failure !== null && (
        <div className={classes.failure}>
          <ErrorNotice title="The PDF was not made." reason={failure} remedy="“Print” works without it." />
        </div>
      )}
    </div>
  );
}

/** Saves an answer as a file under the name that it brings. Returns what went wrong, in words. */
async function saveAs(address: string): Promise<string | null> {
  const response = await fetch(address).catch(() => null);
  if (response === null) return 'The server did not answer.';
  if (!response.ok) {
    const problem = decodeProblem(await response.json().catch(() => null), response.status);
    return problem?.message ?? `The server answered ${response.status}.`;
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name ?? 'report.pdf';
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}
