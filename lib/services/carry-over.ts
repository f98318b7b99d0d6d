import type { Db } from '@/lib/data/client';
import { giveFindings, type PlacedFinding, readPlacedFindings } from '@/lib/data/findings';
import { fingerprintOf } from './finding-fingerprint';

interface CarryOver {
  from: { id: number; name: string };
  into: { id: number; name: string };
  /** What is below it moves, without it. */
  basePath: string;
  /** The rest moves as well: nothing is left of the API. */
  isWhole: boolean;
}

/**
 * Findings of what became another API's go on there, with their comments, decisions and tickets: what traffic showed before
 * is the same problem after. Their new judging comes with that of the API.
 */
export async function carryFindingsOver(
  db: Db,
  { from, into, basePath, isWhole }: CarryOver,
  now: Date,
): Promise<void> {
  const taken = new Set<string>();
  const given = (await readPlacedFindings(db, from.id)).flatMap((finding) => {
    const placed = placeBelow(finding, basePath);
    if (!placed && !isWhole) return [];
    const { id, path, key, ...parts } = placed ?? finding;
    const fingerprint = fingerprintOf(into.id, { ...parts, key });
    if (taken.has(fingerprint)) return [];
    taken.add(fingerprint);
    return [{ id, path, key, fingerprint }];
  });
  await giveFindings(db, into.id, given, { says: `${from.name} became part of ${into.name}.`, at: now });
}

/** A finding as it stands below a base path; `null`: it is of no endpoint there. */
function placeBelow(finding: PlacedFinding, basePath: string): PlacedFinding | null {
  const { path, key } = finding;
  if (path === null || key === null || !isBelow(key, basePath)) return null;
  return { ...finding, path: strip(path, basePath), key: strip(key, basePath) };
}

function isBelow(path: string, basePath: string): boolean {
  return path === basePath || path.startsWith(`${basePath}/`);
}

function strip(path: string, basePath: string): string {
  return isBelow(path, basePath) ? path.slice(basePath.length) || '/' : path;
}
