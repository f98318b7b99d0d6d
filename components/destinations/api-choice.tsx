'use client';

import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apisNamed } from '@/lib/client/api-queries';

interface NamedApi {
  id: number;
  name: string;
}

const TYPING_MS = 200;

/** APIs, found by parts of their names. */
export function ApiChoice({
  chosen,
  onChange,
}: {
  chosen: readonly NamedApi[];
  onChange: (apis: NamedApi[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed, TYPING_MS);
  const { data } = useQuery(apisNamed(words));
  const known = new Map([...chosen, ...(data?.apis ?? [])].map(({ id, name }) => [String(id), { id, name }]));
  return (
    <MultiSelect
      label="APIs"
      description="None: every API"
      placeholder={chosen.length === 0 ? 'Part of a name' : undefined}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={typed === '' ? undefined : 'No API has such a name.'}
      data={[...known].map(([value, { name }]) => ({ value, label: name }))}
      value={chosen.map(({ id }) => String(id))}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
    />
  );
}
