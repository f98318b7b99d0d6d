import type { EdgeTexts } from './offer';

/** http is redirected: 308 keeps the method and the body (RFC 9110, 15.4.9). */
export function redirectToHttps(): EdgeTexts {
  return {
    nginx: `# in the server block; behind another proxy, ask $http_x_forwarded_proto in place of $scheme
if ($scheme = http) { return 308 https://$host$request_uri; }
`,
    envoy: `# in the virtual host
require_tls: ALL
`,
    kong: `_format_version: '3.0'
services:
  - name: NAME-OF-THE-SERVICE
    # its URL as it is
    url: http://NAME-OF-THE-HOST
    routes:
      - name: NAME-OF-THE-ROUTE
        protocols: [https]
        https_redirect_status_code: 308
`,
  };
}

/** TLS 1.2 and 1.3 alone (RFC 8996 withdraws the others). */
export function refuseOldTls(): EdgeTexts {
  return {
    nginx: `# in the server block, and in the first one of the same address
ssl_protocols TLSv1.2 TLSv1.3;
`,
    envoy: `# in the common_tls_context of the listener's DownstreamTlsContext
tls_params:
  tls_minimum_protocol_version: TLSv1_2
  tls_maximum_protocol_version: TLSv1_3
`,
    kong: `# in kong.conf
ssl_protocols = TLSv1.2 TLSv1.3
`,
  };
}
