import { ourClaims } from './our-claims';
import { REASONS } from './reasons';
import type { Claim } from './rule-mapping';
import { readTree } from './spec-tree';
import { spectralClaims } from './spectral-claims';

export interface Disagreement extends Claim {
  /** Who alone speaks. */
  side: 'ours' | 'spectral';
  /** Why, in a sentence of reasons.ts; `null` when nothing explains it. */
  because: string | null;
}

export interface Comparison {
  agreed: Claim[];
  disagreed: Disagreement[];
}

/** Judges a document, JSON or YAML, by both, and explains where one of them alone speaks. */
export async function compareWithSpectral(text: string, file: string): Promise<Comparison> {
  const tree = readTree(text);
  const [ours, theirs] = [ourClaims(text, file), await spectralClaims(text, tree)];
  const explain = (claim: Claim, side: Disagreement['side']): Disagreement => {
    const reason = REASONS.find(
      (one) => one.rules.includes(claim.rule) && one.side === side && one.explains(claim, tree),
    );
    return { ...claim, side, because: reason?.because ?? null };
  };
  return {
    agreed: ours.filter(isAmong(theirs)),
    disagreed: [
      ...ours.filter((claim) => !isAmong(theirs)(claim)).map((claim) => explain(claim, 'ours')),
      ...theirs.filter((claim) => !isAmong(ours)(claim)).map((claim) => explain(claim, 'spectral')),
    ],
  };
}

function isAmong(claims: readonly Claim[]) {
  const all = new Set(claims.map(({ rule, unit }) => `${rule} ${unit}`));
  return ({ rule, unit }: Claim) => all.has(`${rule} ${unit}`);
}
