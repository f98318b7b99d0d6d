'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '@/components/ui/copy-button';
import { downloadText } from '@/components/ui/download-text';
import { formatCount, formatQuantity } from '@/components/ui/format';
import { apiOverlay } from '@/lib/client/api-queries';
import type { ApiProfile } from '@/lib/contracts/api-posture';
import type { ApiOverlay } from '@/lib/contracts/overlay';
import { ApiSection, Awaited } from './api-section';
import tableClasses from './api-tables.module.css';
import { fileNameOf } from './file-name';
import classes from './overlay-view.module.css';

/** The smallest OpenAPI Overlay that would document what traffic shows and no document declares. */
export function OverlayView({ api }: { api: ApiProfile }) {
  const query = useQuery(apiOverlay(api.id));
  return (
    <ApiSection
      title="Overlay"
      note="An OpenAPI Overlay 1.0 that would document the shadow endpoints; it only adds"
    >
      {query.data ? (
        <Overlay name={api.name} offered={query.data} />
      ) : (
        <Awaited what="overlay" query={query} height={420} />
      )}
    </ApiSection>
  );
}

function Overlay({ name, offered }: { name: string; offered: ApiOverlay }) {
  const { overlay, yaml, document, base, endpoints, leftOut } = offered;
  if (overlay === null)
    return (
      <>
        <p className={tableClasses.none}>Nothing is undocumented: there is nothing to add.</p>
        <LeftOut leftOut={leftOut} />
      </>
    );
  const file = fileNameOf(name);
  return (
    <>
      <p>
        It documents {formatQuantity(endpoints, 'endpoint')}
        {document
          ? ` beside ${document.title}, revision ${document.revision} (${document.file}).`
          : '. The API has no OpenAPI document yet: apply it to the empty one below.'}{' '}
        Names and types come from traffic; read it, then apply it with any overlay tool.
      </p>
      <LeftOut leftOut={leftOut} />
      <Document title={`${file}.overlay.yaml`} text={yaml} />
      {base !== null && <Document title={`${file}.openapi.yaml`} text={base} />}
    </>
  );
}

function LeftOut({ leftOut }: Pick<ApiOverlay, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <ul className={classes.leftOut}>
      {leftOut.map(({ reason, count }) => (
        <li key={reason}>
          {formatCount(count)} left out: {reason}
        </li>
      ))}
    </ul>
  );
}

function Document({ title, text }: { title: string; text: string }) {
  return (
    <figure className={classes.document}>
      <figcaption>
        <span>{title}</span>
        <CopyButton text={text} what={title} />
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Download ${title}`}
          onClick={() => downloadText(title, text, 'application/yaml')}
        >
          Download
        </Button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long document scrolls, by keyboard too */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
