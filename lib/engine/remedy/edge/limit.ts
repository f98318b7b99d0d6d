import { type EdgeEndpoint, envoyMatch, kongRoute, nginxMap } from './match';
import type { EdgeTexts } from './offer';

/** Requests of one client: so many a minute, and so many at once beside them. */
export interface EdgeLimit {
  perMinute: number;
  burst: number;
}

/** https://nginx.org/en/docs/http/ngx_http_limit_req_module.html, and its like elsewhere. */
export function writeLimit(endpoint: EdgeEndpoint, limit: EdgeLimit): EdgeTexts {
  return { nginx: nginx(endpoint, limit), envoy: envoy(endpoint, limit), kong: kong(endpoint, limit) };
}

/** A request whose key is empty is not counted. */
function nginx(endpoint: EdgeEndpoint, { perMinute, burst }: EdgeLimit): string {
  const { id } = endpoint;
  return `# in the http block
${nginxMap(endpoint, { name: `$gnomon_limit_${id}`, value: '$binary_remote_addr' })}limit_req_zone $gnomon_limit_${id} zone=gnomon_${id}:10m rate=${perMinute}r/m;

# in the server block; a location with a limit_req of its own needs it too
limit_req zone=gnomon_${id} burst=${burst} nodelay;
limit_req_status 429;
`;
}

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/local_rate_limit_filter */
function envoy(endpoint: EdgeEndpoint, { perMinute, burst }: EdgeLimit): string {
  const { id } = endpoint;
  const type = 'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit';
  const always = `
        default_value: { numerator: 100, denominator: HUNDRED }`;
  return `# among the http_filters, before the router
http_filters:
- name: envoy.filters.http.local_ratelimit
  typed_config:
    '@type': ${type}
    stat_prefix: gnomon
# before the other routes of the virtual host; it counts all callers together
routes:
${envoyMatch(endpoint)}
  route:
    cluster: NAME-OF-THE-CLUSTER
  typed_per_filter_config:
    envoy.filters.http.local_ratelimit:
      '@type': ${type}
      stat_prefix: gnomon_${id}
      token_bucket: { max_tokens: ${perMinute + burst}, tokens_per_fill: ${perMinute}, fill_interval: 60s }
      filter_enabled:
        runtime_key: gnomon_${id}_enabled${always}
      filter_enforced:
        runtime_key: gnomon_${id}_enforced${always}
`;
}

/** https://docs.konghq.com/hub/kong-inc/rate-limiting/ */
function kong(endpoint: EdgeEndpoint, { perMinute }: EdgeLimit): string {
  return kongRoute(
    endpoint,
    `      - name: rate-limiting
        config:
          minute: ${perMinute}
          limit_by: ip
          policy: local`,
  );
}
