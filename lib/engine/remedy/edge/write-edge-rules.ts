import type { Gateway } from '@/lib/contracts/edge-rule';
import { type EdgeEndpoint, envoyMatch, kongRoute, nginxMap, secConditions, secRule } from './match';

/** Requests to refuse before they reach a service. */
export interface EdgeTarget extends EdgeEndpoint {
  /** Refuse only what comes without any of these headers, in lower case; none: refuse all. */
  unlessHeaders: readonly string[];
  /** What to answer. */
  status: 401 | 404;
}

/** The same refusal, for each gateway in its own words. */
export function writeEdgeRules(target: EdgeTarget): { gateway: Gateway; text: string }[] {
  return [
    { gateway: 'nginx', text: writeNginx(target) },
    { gateway: 'envoy', text: writeEnvoy(target) },
    { gateway: 'kong', text: writeKong(target) },
    { gateway: 'modsecurity', text: writeModSecurity(target) },
  ];
}

function writeNginx(target: EdgeTarget): string {
  const { id, unlessHeaders, status } = target;
  const name = `$gnomon_${id}`;
  const lifted = unlessHeaders.map(
    (header) => `if ($http_${header.replaceAll('-', '_')}) { set $gnomon_refuse_${id} 0; }\n`,
  );
  const server =
    lifted.length === 0
      ? `if (${name}) { return ${status}; }`
      : `set $gnomon_refuse_${id} ${name};\n${lifted.join('')}if ($gnomon_refuse_${id}) { return ${status}; }`;
  return `# in the http block
${nginxMap(target, { name, value: '1', otherwise: '0' })}
# in the server block
${server}
`;
}

/** A route of https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto */
function writeEnvoy(target: EdgeTarget): string {
  const missing = target.unlessHeaders.map(
    (header) => `
      - name: '${header}'
        present_match: true
        invert_match: true`,
  );
  return `# before the other routes of the virtual host
${envoyMatch(target, missing.join(''))}
  direct_response:
    status: ${target.status}
`;
}

/** A declarative file for decK: https://docs.konghq.com/gateway/latest/reference/configuration/ */
function writeKong(target: EdgeTarget): string {
  const { unlessHeaders, status } = target;
  const present = unlessHeaders.map((header) => `kong.request.get_header('${header}')`).join(' or ');
  return kongRoute(
    target,
    unlessHeaders.length === 0
      ? `      - name: request-termination
        config:
          status_code: ${status}`
      : `      - name: pre-function
        config:
          access:
            - "if not (${present}) then return kong.response.exit(${status}) end"`,
  );
}

/** A virtual patch for ModSecurity 3 and Coraza. */
function writeModSecurity(target: EdgeTarget): string {
  const missing = target.unlessHeaders.map((header) => ({ on: `&REQUEST_HEADERS:${header} "@eq 0"` }));
  return secRule(target.id, [...secConditions(target), ...missing], { status: target.status });
}
