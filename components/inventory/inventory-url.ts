import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import {
  APPEARED_WORDS,
  DECLARED_WORDS,
  DOCUMENTATION_WORDS,
  ENVIRONMENT_WORDS,
  EXPOSURE_WORDS,
  LIFECYCLE_WORDS,
  NAME_WORDS,
  OBSERVED_WORDS,
  RISK_WORDS,
  SENSITIVE_WORDS,
  TRAFFIC_WORDS,
} from '@/components/endpoint/words';
import type { EndpointFilter, EndpointSort } from '@/lib/contracts/inventory';
import { COLUMN_IDS, DEFAULT_COLUMNS, visibleColumns } from './column-ids';

const SORTS = [
  'path',
  'api',
  'method',
  'risk',
  'requests',
  'fields',
  'firstSeen',
  'lastSeen',
] as const satisfies readonly EndpointSort[];

function severalOf<Word extends string>(words: Record<Word, string>) {
  return parseAsNativeArrayOf(parseAsStringLiteral(Object.keys(words) as Word[]));
}

/** The filters, under the names that the HTTP API gives them; an array repeats its name. */
export const filterParsers = {
  q: parseAsString.withDefault(''),
  api: parseAsNativeArrayOf(parseAsString),
  host: parseAsNativeArrayOf(parseAsString),
  method: parseAsNativeArrayOf(parseAsString),
  documentation: severalOf(DOCUMENTATION_WORDS),
  traffic: severalOf(TRAFFIC_WORDS),
  lifecycle: severalOf(LIFECYCLE_WORDS),
  declared: severalOf(DECLARED_WORDS),
  observed: severalOf(OBSERVED_WORDS),
  sensitive: severalOf(SENSITIVE_WORDS),
  name: severalOf(NAME_WORDS),
  team: parseAsNativeArrayOf(parseAsString),
  exposure: severalOf(EXPOSURE_WORDS),
  environment: severalOf(ENVIRONMENT_WORDS),
  risk: severalOf(RISK_WORDS),
  appeared: severalOf(APPEARED_WORDS),
};

/** Everything that the inventory page keeps in its address. */
export const inventoryParsers = {
  ...filterParsers,
  sort: parseAsStringLiteral(SORTS).withDefault('path'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  columns: parseAsArrayOf(parseAsStringLiteral(COLUMN_IDS)).withDefault([...DEFAULT_COLUMNS]),
  endpoint: parseAsInteger,
};

export type FilterState = inferParserType<typeof filterParsers>;
export type InventoryState = inferParserType<typeof inventoryParsers>;
/** Filters that hold several values; each but `host` and `appeared` is a facet. */
export type SeveralFilter = Exclude<keyof FilterState, 'q'>;

export const SEVERAL_FILTERS = Object.keys(filterParsers).filter((name) => name !== 'q') as SeveralFilter[];

export const loadInventoryState = createLoader(inventoryParsers);
const serialize = createSerializer(inventoryParsers);

/** A link to the inventory, filtered. */
export function inventoryHref(state: Partial<InventoryState>): string {
  return serialize('/inventory', state);
}

/** The filter that the HTTP API takes: without the parts that are not set. */
export function toEndpointFilter(state: FilterState): EndpointFilter {
  const filter: Record<string, unknown> = {};
  const words = state.q.trim();
  if (words !== '') filter.q = words;
  for (const name of SEVERAL_FILTERS) {
    if (state[name].length > 0) filter[name] = state[name];
  }
  return filter as EndpointFilter;
}

/** Where the HTTP API gives the whole list that `state` shows, in its order, as a file. */
export function exportHref(state: InventoryState, format: 'csv' | 'json'): string {
  const query = new URLSearchParams({ format, sort: state.sort, order: state.order });
  if (format === 'csv') query.set('columns', visibleColumns(state.columns).join(','));
  for (const [name, values] of Object.entries(toEndpointFilter(state)))
    for (const value of [values].flat()) query.append(name, value);
  return `/api/v1/inventory?${query}`;
}

/** What a kept view holds: all of the state but the endpoint that is open. */
export function viewQuery(state: InventoryState): string {
  return serialize('', { ...state, endpoint: null }).replace(/^\?/, '');
}

export function countFilters(state: FilterState): number {
  const values = SEVERAL_FILTERS.reduce((sum, name) => sum + state[name].length, 0);
  return values + (state.q.trim() === '' ? 0 : 1);
}

/** `values` with `value` added, or without it where it was there. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

export const NO_FILTERS = Object.fromEntries([
  ['q', ''],
  ...SEVERAL_FILTERS.map((name) => [name, []]),
]) as unknown as FilterState;
