import type { FindingLine, FindingOrder, FindingRow } from '@/lib/contracts/finding';
import { database } from '@/lib/data/client';
import { type FindingPageEnd, listFindings, readFindingEvidence } from '@/lib/data/finding-rows';
import { scopeOf, withTitle } from './browse-findings';

const PAGE = 500;

/** Every finding that the filter keeps, in its order, with its evidence. */
export async function* exportFindings(query: FindingOrder, now: Date): AsyncGenerator<FindingLine> {
  for await (const rows of exportFindingRows(query, now)) {
    const evidence = await readFindingEvidence(
      database(),
      rows.map(({ id }) => id),
    );
    for (const row of rows) yield { ...row, evidence: evidence.get(row.id) ?? [] };
  }
}

/** Every finding that the filter keeps, in its order, some at a time. */
export async function* exportFindingRows(query: FindingOrder, now: Date): AsyncGenerator<FindingRow[]> {
  const asked = { ...query, ...scopeOf(query), limit: PAGE };
  let after: FindingPageEnd | null = null;
  do {
    const place = { after, matching: Number.POSITIVE_INFINITY, now };
    const page: Awaited<ReturnType<typeof listFindings>> = await listFindings(database(), asked, place);
    yield page.rows.map(withTitle);
    after = page.end;
  } while (after);
}
