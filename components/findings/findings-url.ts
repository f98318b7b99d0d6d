import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { FindingExportFormat } from '@/lib/contracts/export-format';
import type { FindingFilter, FindingSort } from '@/lib/contracts/finding';
import { CONFIDENCE_WORDS, SEVERITY_WORDS, SORT_WORDS, STATUS_WORDS } from './words';

function severalOf<Word extends string>(words: Record<Word, string>) {
  return parseAsNativeArrayOf(parseAsStringLiteral(Object.keys(words) as Word[]));
}

/** The filters, under the names that the HTTP API gives them; an array repeats its name. */
const filterParsers = {
  q: parseAsString.withDefault(''),
  severity: severalOf(SEVERITY_WORDS),
  status: severalOf(STATUS_WORDS),
  api: parseAsNativeArrayOf(parseAsString),
  team: parseAsNativeArrayOf(parseAsString),
  rule: parseAsNativeArrayOf(parseAsString),
  confidence: severalOf(CONFIDENCE_WORDS),
  overdue: parseAsBoolean.withDefault(false),
  waiting: parseAsBoolean.withDefault(false),
  endpoint: parseAsInteger,
  assignee: parseAsString,
  mentions: parseAsString,
};

/** Everything that the findings page keeps in its address. */
export const findingsParsers = {
  ...filterParsers,
  sort: parseAsStringLiteral(Object.keys(SORT_WORDS) as FindingSort[]).withDefault('urgency'),
  finding: parseAsInteger,
};

type FilterState = inferParserType<typeof filterParsers>;
export type FindingsState = inferParserType<typeof findingsParsers>;

/** Filters that hold several values: the facets. */
export const SEVERAL_FILTERS = ['severity', 'status', 'api', 'team', 'rule', 'confidence'] as const;

export const loadFindingsState = createLoader(findingsParsers);
const serialize = createSerializer(findingsParsers);

/** A link to the findings, filtered. */
export function findingsHref(state: Partial<FindingsState>): string {
  return serialize('/findings', state);
}

/** The filter that the HTTP API takes: without the parts that are not set. */
export function toFindingFilter(state: FilterState): FindingFilter {
  const filter: Record<string, unknown> = {};
  const words = state.q.trim();
  if (words !== '') filter.q = words;
  for (const name of SEVERAL_FILTERS) if (state[name].length > 0) filter[name] = state[name];
  if (state.overdue) filter.overdue = true;
  if (state.waiting) filter.waiting = true;
  if (state.endpoint !== null) filter.endpoint = state.endpoint;
  if (state.assignee !== null) filter.assignee = state.assignee;
  if (state.mentions !== null) filter.mentions = state.mentions;
  return filter as FindingFilter;
}

/** Where the HTTP API gives the whole list that `state` shows, in its order, as a file. */
export function exportHref(state: FindingsState, format: FindingExportFormat): string {
  const query = new URLSearchParams({ format, sort: state.sort });
  for (const [name, values] of Object.entries(toFindingFilter(state)))
    for (const value of [values].flat()) query.append(name, String(value));
  return `/api/v1/findings/export?${query}`;
}

/** What a kept view holds: all of the state but the finding that is open. */
export function viewQuery(state: FindingsState): string {
  return serialize('', { ...state, finding: null }).replace(/^\?/, '');
}

export function countFilters(state: FilterState): number {
  return Object.values(toFindingFilter(state)).reduce(
    (sum: number, values) => sum + [values].flat().length,
    0,
  );
}

export const NO_FILTERS: FilterState = {
  q: '',
  severity: [],
  status: [],
  api: [],
  team: [],
  rule: [],
  confidence: [],
  overdue: false,
  waiting: false,
  endpoint: null,
  assignee: null,
  mentions: null,
};
