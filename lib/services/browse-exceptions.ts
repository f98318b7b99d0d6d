import type { ExceptionList, ExceptionQuery } from '@/lib/contracts/exception';
import { database } from '@/lib/data/client';
import { countExceptions, listExceptions } from '@/lib/data/exceptions';
import { titleOf } from './rule-words';

/** What was asked to be accepted or called false, who decided, and until when it holds. */
export async function browseExceptions(query: ExceptionQuery): Promise<ExceptionList> {
  const db = database();
  const [stored, counts] = await Promise.all([listExceptions(db, query), countExceptions(db)]);
  return {
    exceptions: stored.map((exception) => ({ ...exception, title: titleOf(exception.rule) })),
    counts,
  };
}
