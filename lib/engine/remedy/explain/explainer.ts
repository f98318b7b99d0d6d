import type { FixExplanation } from '@/lib/contracts/finding';
import type { Words } from './words';

/** By rule. Empty sentences are left out. */
export type Explainers = Readonly<Record<string, (words: Words) => FixExplanation>>;
