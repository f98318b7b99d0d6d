import { implement } from '@orpc/server';
import { contract } from '@/lib/contracts/api';

/** The contract, to be given its handlers noun by noun. */
export const os = implement(contract);
