'use client';

import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import classes from './drop-zone.module.css';

/** A place to drop files on, with a button that does the same. */
export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const inputRef = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <section
      aria-label="Files to import"
      className={classes.zone}
      data-over={isOver || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload size={28} stroke={1.5} aria-hidden />
      <p className={classes.lead}>Drop specs and traffic here</p>
      <Button onClick={() => inputRef.current?.click()}>Choose files</Button>
      <input
        ref={inputRef}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <dl className={classes.kinds}>
        <dt>Specs</dt>
        <dd>OpenAPI 2.0 to 3.2, Postman; JSON, YAML, or a .zip of several files</dd>
        <dt>Traffic</dt>
        <dd>HAR, access logs, JSON logs, NDJSON; plain or .gz</dd>
      </dl>
      <p className={classes.promise}>
        Values never leave the parser: only names, types, shapes and counts are kept.
      </p>
    </section>
  );
}
