import { type EdgeEndpoint, envoyMatch, kongRoute, nginxMap } from './match';
import type { EdgeTexts } from './offer';

/** A header to be added to answers: name and value are Gnomon's own, and hold no quote. */
export interface AnswerHeader {
  name: string;
  value: string;
}

const OWN_LOCATIONS = 'in the server block; a location with an add_header of its own needs it too';

/** Headers for the answers of one endpoint. */
export function addToEndpoint(endpoint: EdgeEndpoint, headers: readonly AnswerHeader[]): EdgeTexts {
  const { id } = endpoint;
  const maps = headers.map(({ value }, i) =>
    nginxMap(endpoint, { name: `$gnomon_header_${id}_${i}`, value: `'${value}'` }),
  );
  const added = headers.map(({ name }, i) => `add_header ${name} $gnomon_header_${id}_${i} always;`);
  return {
    nginx: `# in the http block
${maps.join('')}
# ${OWN_LOCATIONS}
${added.join('\n')}
`,
    envoy: `# before the other routes of the virtual host
${envoyMatch(endpoint)}
  route:
    cluster: NAME-OF-THE-CLUSTER
  response_headers_to_add:
${headers.map(envoyHeader).join('')}`,
    kong: kongRoute(
      endpoint,
      `      - name: response-transformer
        config:
          add:
            headers: [${headers.map(({ name, value }) => `'${name}:${value}'`).join(', ')}]`,
    ),
  };
}

/** HSTS (RFC 6797) for every host of the API: a year, as its preload list asks at least. */
export function addHsts(): EdgeTexts {
  const header = { name: 'Strict-Transport-Security', value: 'max-age=31536000' };
  return {
    nginx: `# ${OWN_LOCATIONS}
add_header ${header.name} '${header.value}' always;
`,
    envoy: `# in the virtual host that is served over https
response_headers_to_add:
${envoyHeader(header)}`,
    kong: kongPlugin(`  - name: response-transformer
    service: NAME-OF-THE-SERVICE
    config:
      add:
        headers: ['${header.name}:${header.value}']`),
  };
}

/** Which server and framework answer, in which version, is nobody's business. */
export function hideVersions(): EdgeTexts {
  return {
    nginx: `# in the server block
server_tokens off;
proxy_hide_header X-Powered-By;
`,
    envoy: `# in the virtual host
response_headers_to_remove: [server, x-powered-by]
# in the HTTP connection manager: the header that Envoy adds itself
server_header_transformation: PASS_THROUGH
`,
    kong: kongPlugin(`  # and in kong.conf: headers = off
  - name: response-transformer
    service: NAME-OF-THE-SERVICE
    config:
      remove:
        headers: [Server, X-Powered-By]`),
  };
}

const ORIGIN = 'https://app.example.com';

/** Known origins alone may call with credentials. */
export function nameOrigins(id: number): EdgeTexts {
  return {
    nginx: `# in the http block: the origins that you know, in the place of this one
map $http_origin $gnomon_origin_${id} {
    default '';
    '${ORIGIN}' $http_origin;
}
map $gnomon_origin_${id} $gnomon_credentials_${id} {
    default 'true';
    '' '';
}

# ${OWN_LOCATIONS}
proxy_hide_header Access-Control-Allow-Origin;
proxy_hide_header Access-Control-Allow-Credentials;
add_header Access-Control-Allow-Origin $gnomon_origin_${id} always;
add_header Access-Control-Allow-Credentials $gnomon_credentials_${id} always;
add_header Vary Origin always;
`,
    envoy: `# in the virtual host, with envoy.filters.http.cors among the http_filters; the origins that you know
response_headers_to_remove: [access-control-allow-origin, access-control-allow-credentials]
typed_per_filter_config:
  envoy.filters.http.cors:
    '@type': type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy
    allow_origin_string_match:
      - exact: '${ORIGIN}'
    allow_credentials: true
`,
    kong: kongPlugin(`  # the origins that you know
  - name: cors
    service: NAME-OF-THE-SERVICE
    config:
      origins: ['${ORIGIN}']
      credentials: true`),
  };
}

function envoyHeader({ name, value }: AnswerHeader): string {
  return `  - header: { key: ${name.toLowerCase()}, value: '${value}' }
    append_action: OVERWRITE_IF_EXISTS_OR_ADD
`;
}

function kongPlugin(plugin: string): string {
  return `_format_version: '3.0'
plugins:
${plugin}
`;
}
