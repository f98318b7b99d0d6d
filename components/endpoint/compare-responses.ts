import type { ObservedSide } from '@/lib/contracts/inventory';

export interface ResponseLine {
  /** A status, or a declared code that no response had: `4XX`, `default`. */
  code: string;
  /** The declared code that covers it. */
  declaredAs: string | null;
  count: number;
}

/** Declared codes beside observed statuses: an exact code covers before `4XX`, that before `default`. */
export function compareResponses(
  declared: readonly string[],
  statuses: ObservedSide['statuses'],
): ResponseLine[] {
  const used = new Set<string>();
  const seen = statuses.map(({ status, count }): ResponseLine => {
    const declaredAs = coveringCode(declared, String(status));
    if (declaredAs !== null) used.add(declaredAs);
    return { code: String(status), declaredAs, count };
  });
  const unseen = declared
    .filter((code) => !used.has(code))
    .map((code): ResponseLine => ({ code, declaredAs: code, count: 0 }));
  return [...seen, ...unseen].sort((a, b) => rank(a.code) - rank(b.code));
}

function coveringCode(declared: readonly string[], status: string): string | null {
  const range = `${status[0]}XX`;
  return (
    declared.find((code) => code === status) ??
    declared.find((code) => code.toUpperCase() === range) ??
    declared.find((code) => code === 'default') ??
    null
  );
}

/** By number; a range follows the statuses that it holds, `default` comes last. */
function rank(code: string): number {
  const status = Number(code.toUpperCase().replace('XX', '99.5'));
  return Number.isNaN(status) ? Number.POSITIVE_INFINITY : status;
}
