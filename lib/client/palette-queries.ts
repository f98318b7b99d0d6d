import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { orpc } from './orpc';

/** How many of each kind the palette shows. */
const EACH = 5;

/** Asks nothing for an empty string. */
function found<Input>(words: string, input: Input): Input | typeof skipToken {
  return words === '' ? skipToken : input;
}

export function foundApis(q: string) {
  return orpc.apis.list.queryOptions({
    input: found(q, { q, limit: EACH }),
    placeholderData: keepPreviousData,
  });
}

export function foundEndpoints(q: string) {
  return orpc.endpoints.list.queryOptions({
    input: found(q, { q, limit: EACH, sort: 'requests' as const, order: 'desc' as const }),
    placeholderData: keepPreviousData,
  });
}

export function foundFindings(q: string) {
  return orpc.findings.list.queryOptions({
    input: found(q, { q, limit: EACH }),
    placeholderData: keepPreviousData,
  });
}

export function foundRules(q: string) {
  return orpc.rules.list.queryOptions({
    input: found(q, { q, limit: EACH }),
    placeholderData: keepPreviousData,
  });
}
