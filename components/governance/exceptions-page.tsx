'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { ApiSection, Awaited } from '@/components/api/api-section';
import { formatQuantity } from '@/components/ui/format';
import { Segments } from '@/components/ui/segments';
import { exceptionList } from '@/lib/client/finding-queries';
import type { ExceptionList } from '@/lib/contracts/exception';
import { ExceptionTable } from './exception-table';
import classes from './exceptions-page.module.css';
import { type ExceptionView, exceptionParsers } from './exceptions-url';

const NONE: Record<ExceptionView, string> = {
  standing:
    'No risk is accepted and nothing is called a false positive. Ask for it on the page of a finding.',
  waiting: 'Nothing waits for a decision.',
  'in-force': 'No exception is in force.',
  past: 'No exception has ended or was refused.',
};

/** What was accepted or called false: by whom, approved by whom, and until when. */
export function ExceptionsPage() {
  const [{ view }, setState] = useQueryStates(exceptionParsers);
  const query = useQuery(exceptionList(view));
  const list = query.data;
  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>Exceptions</h1>
        <Segments<ExceptionView>
          legend="Which exceptions"
          choices={choicesOf(list?.counts)}
          value={view}
          onChange={(next) => void setState({ view: next })}
        />
      </div>
      <ApiSection
        title="Findings that are excepted"
        note="A risk needs a second person and an end; the finding opens again on that day, or when it shows worse"
      >
        {list === undefined ? (
          <Awaited what="exceptions" query={query} height={320} />
        ) : list.exceptions.length === 0 ? (
          <p className={classes.none}>{NONE[view]}</p>
        ) : (
          <ExceptionTable exceptions={list.exceptions} />
        )}
        {list && list.exceptions.length < countOf(view, list.counts) && (
          <p className={classes.none}>
            and {formatQuantity(countOf(view, list.counts) - list.exceptions.length, 'more')}: ask the API for
            up to 1,000.
          </p>
        )}
      </ApiSection>
    </div>
  );
}

function choicesOf(counts: ExceptionList['counts'] | undefined) {
  const choice = (value: ExceptionView, word: string) => ({
    value,
    shown: counts ? `${word} ${countOf(value, counts)}` : word,
  });
  return [
    choice('standing', 'Waiting or in force'),
    choice('waiting', 'Waiting'),
    choice('in-force', 'In force'),
    choice('past', 'Past'),
  ];
}

function countOf(view: ExceptionView, counts: ExceptionList['counts']): number {
  if (view === 'past') return counts.ended + counts.refused;
  return view === 'standing' ? counts.waiting + counts['in-force'] : counts[view];
}
