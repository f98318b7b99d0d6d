'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { apisNamed } from '@/lib/client/api-queries';
import classes from './import-options.module.css';

export interface FormatChoice {
  id: string;
  title: string;
}

export interface ImportOptionsValue {
  api: string;
  /** `null`: recognised from the content. */
  format: string | null;
}

interface ImportOptionsProps {
  formats: readonly FormatChoice[];
  value: ImportOptionsValue;
  onChange: (value: ImportOptionsValue) => void;
}

/** What the next files are said to be; both are usually best left alone. */
export function ImportOptions({ formats, value, onChange }: ImportOptionsProps) {
  const [settled] = useDebouncedValue(value.api.trim(), 200);
  const listId = useId();
  const { data } = useQuery(apisNamed(settled));
  return (
    <div className={classes.options}>
      <TextInput
        size="xs"
        label="API"
        description="Left empty: by the hosts that specs name"
        placeholder="By host"
        list={listId}
        value={value.api}
        onChange={(event) => onChange({ ...value, api: event.currentTarget.value })}
      />
      <datalist id={listId}>
        {data?.apis.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <NativeSelect
        size="xs"
        label="Format"
        description="Left as it is: by the content"
        value={value.format ?? ''}
        data={[
          { value: '', label: 'Recognise' },
          { value: 'spec', label: 'A spec' },
          ...formats.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(event) => onChange({ ...value, format: event.currentTarget.value || null })}
      />
    </div>
  );
}
