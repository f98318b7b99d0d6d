import { createLoader, createSerializer, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';

export const API_VIEWS = ['posture', 'revisions', 'callers', 'overlay', 'lifecycle'] as const;
export type ApiView = (typeof API_VIEWS)[number];

/** What the page of an API keeps in its address: the view, and the revisions that are compared. */
export const apiParsers = {
  view: parseAsStringLiteral(API_VIEWS).withDefault('posture'),
  before: parseAsInteger,
  after: parseAsInteger,
};

export const loadApiState = createLoader(apiParsers);
const serialize = createSerializer(apiParsers);

export function apiHref(
  id: number,
  state: { view?: ApiView; before?: number | null; after?: number | null } = {},
): string {
  return serialize(`/apis/${id}`, state);
}
