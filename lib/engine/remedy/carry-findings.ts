import type { FreshFinding, KeptFinding } from './settle-findings';

/** A finding whose endpoint is gone. */
export interface UnhousedFinding extends KeptFinding {
  method: string;
  /** Template with `{}` for each parameter. */
  key: string;
  qualifier: string;
}

/** A finding that goes on under another template. */
export interface CarriedFinding<F extends FreshFinding = FreshFinding> {
  id: number;
  fresh: F;
  says: string;
}

/**
 * After a split or a merge of templates, finds for each finding of an endpoint that is gone the detection that goes on
 * with it: the same rule, method and qualifier on a template that can stand for the same paths. Each is used once; of
 * several the oldest finding and the first template win. `fresh` must not be known under its own fingerprint.
 */
export function carryFindings<F extends FreshFinding>(
  gone: readonly UnhousedFinding[],
  fresh: readonly F[],
): CarriedFinding<F>[] {
  const taken = new Set<F>();
  const heirs = [...fresh].sort((a, b) => compare(a.detected.key ?? '', b.detected.key ?? ''));
  const carried: CarriedFinding<F>[] = [];
  for (const finding of [...gone].sort((a, b) => a.id - b.id)) {
    const heir = heirs.find((candidate) => !taken.has(candidate) && continues(finding, candidate));
    if (!heir) continue;
    taken.add(heir);
    const { method, key, detected } = { ...finding, detected: heir.detected };
    carried.push({
      id: finding.id,
      fresh: heir,
      says: `${method} ${key} became ${detected.method} ${detected.key}.`,
    });
  }
  return carried;
}

function continues(finding: UnhousedFinding, { detected }: FreshFinding): boolean {
  return (
    detected.rule === finding.rule &&
    detected.method === finding.method &&
    detected.qualifier === finding.qualifier &&
    detected.key !== null &&
    overlaps(finding.key, detected.key)
  );
}

/** Some path fits both templates. */
function overlaps(one: string, other: string): boolean {
  const [a, b] = [one.split('/'), other.split('/')];
  return a.length === b.length && a.every((segment, index) => fits(segment, b[index] as string));
}

function fits(one: string, other: string): boolean {
  return one === other || one.includes('{}') || other.includes('{}');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
