import { styleText } from 'node:util';
import type { ChangedApi, SnapshotComparison } from '@/lib/contracts/campaign-snapshot';
import { printable } from './printable';

/** What changed between two snapshots, as lines for a terminal. */
export function printComparison(comparison: SnapshotComparison): void {
  const { older, newer, added, gone, leftOut, merged, changed, unchanged } = comparison;
  const out = [
    `From "${older.title}" (${older.closedAt.slice(0, 10)}) to "${newer.title}" (${newer.closedAt.slice(0, 10)}):`,
    ...list('Added', added),
    ...list('Gone', gone),
    ...list('Not in the newer campaign', leftOut),
    ...list(
      'Merged',
      merged.map(({ api, into }) => `${api} into ${into}`),
    ),
  ].map(printable);
  for (const api of changed) {
    out.push(styleText('bold', printable(api.api)), ...linesOf(api).map((line) => `  ${printable(line)}`));
  }
  out.push(
    `${changed.length} changed, ${unchanged} unchanged, ${added.length} added, ${gone.length + leftOut.length + merged.length} no longer there.`,
  );
  process.stdout.write(`${out.join('\n')}\n`);
}

function list(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
}

function linesOf({ facts, endpoints }: ChangedApi): string[] {
  const lines = facts.map(({ what, before, after }) => `${what}: ${before} → ${after}`);
  if (endpoints === null) return [...lines, 'endpoints: too many to compare'];
  const { added, removed, restated, moreAdded, moreRemoved, moreRestated } = endpoints;
  return [
    ...lines,
    ...added.map((endpoint) => `+ ${endpoint}`),
    ...more('added', moreAdded),
    ...removed.map((endpoint) => `- ${endpoint}`),
    ...more('removed', moreRemoved),
    ...restated.map(({ endpoint, before, after }) => `~ ${endpoint}: ${before} → ${after}`),
    ...more('changed', moreRestated),
  ];
}

function more(what: string, count: number): string[] {
  return count === 0 ? [] : [`and ${count} more endpoints ${what}`];
}
