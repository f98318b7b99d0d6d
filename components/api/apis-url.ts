import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { ApiSort } from '@/lib/contracts/inventory';

export const API_SORT_WORDS: Record<ApiSort, string> = {
  name: 'Name',
  score: 'Score',
  seenOnly: 'Seen only',
  endpoints: 'Endpoints',
  findings: 'Open findings',
  requests: 'Requests',
  lastSeen: 'Last seen',
};

/** What the list of APIs keeps in its address. */
export const apisParsers = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(Object.keys(API_SORT_WORDS) as ApiSort[]).withDefault('name'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
};

export const loadApisState = createLoader(apisParsers);

/** The order of the first click: names from A, the lowest score, and of all else the most. */
export function firstOrder(sort: ApiSort): 'asc' | 'desc' {
  return sort === 'name' || sort === 'score' ? 'asc' : 'desc';
}
