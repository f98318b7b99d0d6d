import type { Gateway } from '@/lib/contracts/edge-rule';
import { type EdgeRule, pathPattern } from './edge-rule';

export type EdgeTarget = Omit<EdgeRule, 'pattern'> & {
  /** Template below the host, with `{}` for each parameter. */
  key: string;
};

/** Ids of ModSecurity rules from here on are Gnomon's: 9,500,000 and above is free of the Core Rule Set's range. */
const FIRST_SECRULE = 9_500_000;

/** The same refusal, for each gateway in its own words. */
export function writeEdgeRules(target: EdgeTarget): { gateway: Gateway; text: string }[] {
  const decoded = { ...target, pattern: pathPattern(target.key, false) };
  const encoded = { ...target, pattern: pathPattern(target.key, true) };
  return [
    { gateway: 'nginx', text: writeNginx(decoded) },
    { gateway: 'envoy', text: writeEnvoy(encoded) },
    { gateway: 'kong', text: writeKong(encoded) },
    { gateway: 'modsecurity', text: writeModSecurity(decoded) },
  ];
}

/** https://nginx.org/en/docs/http/ngx_http_map_module.html; `$uri` is decoded, without the query. */
function writeNginx({ id, method, pattern, unlessHeaders, status }: EdgeRule): string {
  const name = `$gnomon_${id}`;
  const lifted = unlessHeaders.map(
    (header) => `if ($http_${header.replaceAll('-', '_')}) { set $gnomon_refuse_${id} 0; }\n`,
  );
  const server =
    lifted.length === 0
      ? `if (${name}) { return ${status}; }`
      : `set $gnomon_refuse_${id} ${name};\n${lifted.join('')}if ($gnomon_refuse_${id}) { return ${status}; }`;
  return `# in the http block
map "$request_method $uri" ${name} {
    default 0;
    "~^${method} ${pattern}$" 1;
}

# in the server block
${server}
`;
}

/** A route of https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto */
function writeEnvoy({ method, pattern, unlessHeaders, status }: EdgeRule): string {
  const missing = unlessHeaders.map(
    (header) => `
      - name: '${header}'
        present_match: true
        invert_match: true`,
  );
  return `# before the other routes of the virtual host
- match:
    safe_regex:
      regex: '${pattern}'
    headers:
      - name: ':method'
        string_match:
          exact: '${method}'${missing.join('')}
  direct_response:
    status: ${status}
`;
}

/** A declarative file for decK: https://docs.konghq.com/gateway/latest/reference/configuration/ */
function writeKong({ id, method, pattern, unlessHeaders, status }: EdgeRule): string {
  const present = unlessHeaders.map((header) => `kong.request.get_header('${header}')`).join(' or ');
  const plugin =
    unlessHeaders.length === 0
      ? `      - name: request-termination
        config:
          status_code: ${status}`
      : `      - name: pre-function
        config:
          access:
            - "if not (${present}) then return kong.response.exit(${status}) end"`;
  return `_format_version: '3.0'
routes:
  - name: gnomon-${id}
    # the service behind it
    service:
      name: NAME-OF-THE-SERVICE
    methods: ['${method}']
    paths: ['~${pattern}$']
    strip_path: false
    plugins:
${plugin}
`;
}

/** A virtual patch for ModSecurity 3 and Coraza; REQUEST_FILENAME is decoded, without the query. */
function writeModSecurity({ id, method, pattern, unlessHeaders, status }: EdgeRule): string {
  const conditions = [
    `REQUEST_FILENAME "@rx ^${pattern}$"`,
    ...unlessHeaders.map((header) => `&REQUEST_HEADERS:${header} "@eq 0"`),
  ];
  const chained = conditions.map(
    (condition, position) =>
      `    SecRule ${condition} "t:none${position < conditions.length - 1 ? ',chain' : ''}"\n`,
  );
  return `SecRule REQUEST_METHOD "@streq ${method}" "id:${FIRST_SECRULE + id},phase:1,deny,status:${status},log,msg:'Gnomon finding ${id}',chain"
${chained.join('')}`;
}
