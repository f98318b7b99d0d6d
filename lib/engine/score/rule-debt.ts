import { REPETITION_FACTOR } from './weights';

/** The debts of one rule's findings after the discount for repetition. */
export interface RuleDebt {
  total: number;
  /** By position in the input: its share of the total. */
  shares: number[];
  /** By position in the input: by how much the total falls without it. Never negative. */
  relief: number[];
}

/**
 * Sorts the debts descending and counts the i-th 0.8^i. Without the k-th those behind it move up, so that the total
 * falls by x_k 0.8^k − 0.25 Σ_{i>k} x_i 0.8^i, which the sorting keeps from being negative. O(n log n).
 */
export function discountRepetition(debts: readonly number[]): RuleDebt {
  const order = debts.map((_, index) => index).sort((a, b) => (debts[b] as number) - (debts[a] as number));
  const shares = new Array<number>(debts.length).fill(0);
  const relief = new Array<number>(debts.length).fill(0);
  order.forEach((index, rank) => {
    shares[index] = (debts[index] as number) * REPETITION_FACTOR ** rank;
  });
  let behind = 0;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const index = order[rank] as number;
    const share = shares[index] as number;
    relief[index] = Math.max(0, share - behind * (1 / REPETITION_FACTOR - 1));
    behind += share;
  }
  return { total: behind, shares, relief };
}
