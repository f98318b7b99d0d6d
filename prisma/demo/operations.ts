import type { DemoOperation, Observed, Parameter } from './demo-api';
import type { KindName } from './values/kinds';

export type Extra = Partial<Omit<DemoOperation, 'method' | 'path' | 'parameters' | 'query'>>;

interface Defaults {
  success: number;
  weight: number;
  isList?: boolean;
  request?: string;
  response?: string;
}

/** Path in the short form `/orders/{orderId:uuid}/lines?status:word&limit:count!`; `!` marks a required parameter. */
function operation(method: string, path: string, defaults: Defaults, extra: Extra): DemoOperation {
  const [route = '', query] = path.split('?');
  const parameters: Parameter[] = [];
  const template = route.replace(/\{(\w+):(\w+)\}/g, (_, name: string, kind: string) => {
    parameters.push({ name, kind: kind as KindName, isRequired: true });
    return `{${name}}`;
  });
  const queried = (query ? query.split('&') : []).map((part): Parameter => {
    const [name = '', kind = ''] = part.split(':');
    return { name, kind: kind.replace('!', '') as KindName, isRequired: kind.endsWith('!') };
  });
  return {
    method,
    path: template,
    parameters,
    query: queried,
    isList: false,
    since: 1,
    observed: {},
    ...defaults,
    ...extra,
  };
}

export function list(path: string, response: string, extra: Extra = {}): DemoOperation {
  return operation('GET', path, { response, isList: true, success: 200, weight: 40 }, extra);
}

export function read(path: string, response: string, extra: Extra = {}): DemoOperation {
  return operation('GET', path, { response, success: 200, weight: 50 }, extra);
}

export function create(path: string, request: string, response: string, extra: Extra = {}): DemoOperation {
  return operation('POST', path, { request, response, success: 201, weight: 14 }, extra);
}

/** A POST that does something, with a body or without. */
export function act(path: string, request?: string, response?: string, extra: Extra = {}): DemoOperation {
  return operation('POST', path, { request, response, success: response ? 200 : 202, weight: 9 }, extra);
}

export function replace(path: string, request: string, response: string, extra: Extra = {}): DemoOperation {
  return operation('PUT', path, { request, response, success: 200, weight: 7 }, extra);
}

export function change(path: string, request: string, response: string, extra: Extra = {}): DemoOperation {
  return operation('PATCH', path, { request, response, success: 200, weight: 8 }, extra);
}

export function remove(path: string, extra: Extra = {}): DemoOperation {
  return operation('DELETE', path, { success: 204, weight: 4 }, extra);
}

export function other(method: string, path: string, extra: Extra & Partial<Defaults>): DemoOperation {
  return operation(method, path, { success: 200, weight: 5 }, extra);
}

/** List, create, read, replace and delete of one noun. `item` is the last segment: `{cartId:uuid}`. */
export function resource(
  base: string,
  item: string,
  model: string,
  draft: string,
  extra: Extra = {},
): DemoOperation[] {
  const route = base.split('?')[0] ?? base;
  const one = `${route}/${item}`;
  return [
    list(base, model, extra),
    create(route, draft, model, extra),
    read(one, model, extra),
    replace(one, draft, model, extra),
    remove(one, extra),
  ];
}

/** Live, and no revision has ever documented it. */
export function shadow(observed: Observed = {}): Extra {
  return { since: 0, observed };
}

/** Documented, and nobody calls it. */
export const ORPHAN: Extra = { isNeverCalled: true };
