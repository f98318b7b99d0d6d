import { pathPattern } from './edge-rule';

/** An endpoint as gateways know it: all parts are safe to write into any configuration. */
export interface EdgeEndpoint {
  /** Of the finding: names what is written. */
  id: number;
  method: string;
  /** Template below the host, with `{}` for each parameter. */
  key: string;
}

/** Ids of ModSecurity rules from here on are Gnomon's: 9,500,000 and above is free of the Core Rule Set's range. */
const FIRST_SECRULE = 9_500_000;

/**
 * An nginx map whose variable has `value` for requests of the endpoint, and else is `otherwise`.
 * https://nginx.org/en/docs/http/ngx_http_map_module.html; `$uri` is decoded, without the query.
 */
export function nginxMap(
  { method, key }: EdgeEndpoint,
  { name, value, otherwise = "''" }: { name: string; value: string; otherwise?: string },
): string {
  return `map "$request_method $uri" ${name} {
    default ${otherwise};
    "~^${method} ${pathPattern(key, false)}$" ${value};
}
`;
}

/** The match of an Envoy route. `more` are further conditions on headers and query. */
export function envoyMatch({ method, key }: EdgeEndpoint, more = ''): string {
  return `- match:
    safe_regex:
      regex: '${pathPattern(key, true)}'
    headers:
      - name: ':method'
        string_match:
          exact: '${method}'${more}`;
}

/** A Kong route of the endpoint as a declarative file for decK, with these plugins. */
export function kongRoute({ id, method, key }: EdgeEndpoint, plugins: string): string {
  return `_format_version: '3.0'
routes:
  - name: gnomon-${id}
    # the service behind it
    service:
      name: NAME-OF-THE-SERVICE
    methods: ['${method}']
    paths: ['~${pathPattern(key, true)}$']
    strip_path: false
    plugins:
${plugins}
`;
}

/** A chain of ModSecurity rules that refuses what meets every condition. */
export function secRule(
  id: number,
  conditions: readonly { on: string; transform?: string }[],
  { status, phase = 1 }: { status: number; phase?: 1 | 2 },
): string {
  const [first, ...rest] = conditions as [{ on: string }, ...{ on: string; transform?: string }[]];
  const head = `id:${FIRST_SECRULE + id},phase:${phase},deny,status:${status},log,msg:'Gnomon finding ${id}'`;
  const lines = rest.map(
    ({ on, transform = 't:none' }, position) =>
      `    SecRule ${on} "${transform}${position < rest.length - 1 ? ',chain' : ''}"\n`,
  );
  return `SecRule ${first.on} "${head}${rest.length > 0 ? ',chain' : ''}"\n${lines.join('')}`;
}

/** The conditions of a ModSecurity rule on an endpoint; REQUEST_FILENAME is decoded, without the query. */
export function secConditions({ method, key }: EdgeEndpoint): { on: string }[] {
  return [
    { on: `REQUEST_METHOD "@streq ${method}"` },
    { on: `REQUEST_FILENAME "@rx ^${pathPattern(key, false)}$"` },
  ];
}
