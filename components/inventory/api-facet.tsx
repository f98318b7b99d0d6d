'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { CoverageStrip } from '@/components/coverage/coverage-strip';
import type { FacetValueCount, OfferedValue } from '@/components/list/offer-values';
import { formatQuantity } from '@/components/ui/format';
import { apiCoverage, apisNamed } from '@/lib/client/api-queries';
import classes from './api-facet.module.css';
import { FacetGroup } from './facet-group';
import { offeredValues } from './facets';

interface ApiFacetProps {
  /** `null` until the counts are there. */
  counted: readonly FacetValueCount[] | null;
  /** APIs that the server left off, as there are too many. */
  more: number;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

/** From this many values on, a list is quicker to search than to read. */
const WORTH_SEARCHING = 8;

export function ApiFacet({ counted, more, chosen, onToggle }: ApiFacetProps) {
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 200);
  const coverage = useQuery(apiCoverage());
  const found = useQuery(apisNamed(more > 0 ? settled : ''));
  const summaries = useMemo(() => {
    const known = [...(coverage.data?.apis ?? []), ...(found.data?.apis ?? [])];
    return new Map(known.map((api) => [api.name, api]));
  }, [coverage.data, found.data]);

  const values = matching(
    offeredValues('api', counted, chosen),
    words,
    (found.data?.apis ?? []).map(({ name }) => name),
  );
  return (
    <FacetGroup
      facet="api"
      isOpenAtFirst
      values={values}
      chosen={chosen}
      onToggle={onToggle}
      tools={
        (counted === null || counted.length + more > WORTH_SEARCHING) && (
          <input
            type="search"
            className={classes.search}
            aria-label="Find an API"
            placeholder="Find an API"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )
      }
      isPending={counted === null}
      footnote={
        <p className={classes.footnote} role="status">
          {values.length === 0 && words !== '' && `No API is named “${words}”.`}
          {words === '' && more > 0 && `${formatQuantity(more, 'more API')}: find them by name.`}
        </p>
      }
      decorate={(name) => {
        const summary = summaries.get(name);
        return <span className={classes.strip}>{summary && <CoverageStrip api={summary} />}</span>;
      }}
    />
  );
}

/** Values whose names hold the words, and APIs that only the server's search found, which it has not counted. */
function matching(values: readonly OfferedValue[], words: string, found: readonly string[]): OfferedValue[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [...values];
  const offered = values.filter(({ value }) => value.toLowerCase().includes(wanted));
  const others = found.filter((name) => !values.some(({ value }) => value === name));
  return [...offered, ...others.map((value) => ({ value, count: null }))];
}
