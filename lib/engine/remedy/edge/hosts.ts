import { secRule } from './match';
import type { EdgeTexts } from './offer';

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8'];

/** Answers 404 for a whole host; `host` is a plain one. */
export function refuseHost(id: number, host: string): EdgeTexts {
  const name = withoutPort(host);
  return {
    nginx: `# in the server block that serves it
if ($host = ${name}) { return 404; }
`,
    envoy: `# among the virtual_hosts
- name: gnomon_${id}
  domains: ['${name}', '${name}:*']
  routes:
    - match: { prefix: / }
      direct_response:
        status: 404
`,
    kong: `_format_version: '3.0'
routes:
  - name: gnomon-${id}
    hosts: ['${name}']
    paths: ['/']
    plugins:
      - name: request-termination
        config:
          status_code: 404
`,
    modsecurity: secRule(id, [onHost(name)], { status: 404 }),
  };
}

/** Lets in private networks alone: a beginning, to be narrowed. */
export function restrictHost(id: number, host: string): EdgeTexts {
  const name = withoutPort(host);
  const ranges = PRIVATE.map((range) => range.split('/') as [string, string]);
  return {
    nginx: `# in the server block of ${name}; the networks of those who test
${PRIVATE.map((range) => `allow ${range};`).join('\n')}
deny all;
`,
    envoy: `# among the http_filters, before the router, of the listener of ${name}; the networks of those who test
- name: envoy.filters.http.rbac
  typed_config:
    '@type': type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC
    rules:
      action: ALLOW
      policies:
        gnomon_${id}:
          permissions: [{ any: true }]
          principals:
${ranges.map(([address, bits]) => `            - remote_ip: { address_prefix: ${address}, prefix_len: ${bits} }\n`).join('')}`,
    kong: `_format_version: '3.0'
routes:
  - name: gnomon-${id}
    # the service behind it
    service:
      name: NAME-OF-THE-SERVICE
    hosts: ['${name}']
    plugins:
      # the networks of those who test
      - name: ip-restriction
        config:
          allow: [${PRIVATE.join(', ')}]
`,
    modsecurity: secRule(id, [onHost(name), { on: `REMOTE_ADDR "!@ipMatch ${PRIVATE.join(',')}"` }], {
      status: 403,
    }),
  };
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function onHost(name: string): { on: string } {
  return { on: `REQUEST_HEADERS:Host "@rx (?i)^${name.replaceAll('.', '\\x2E')}(?::[0-9]+)?$"` };
}
