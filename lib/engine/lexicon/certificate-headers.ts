/**
 * Request headers in which the proxy that ended mutual TLS hands on the client's certificate, lower case: RFC 9440, and
 * what nginx, Envoy, Traefik, HAProxy, Apache and Azure are set up to send.
 */
export const CERTIFICATE_HEADERS: readonly string[] = [
  'client-cert',
  'x-client-cert',
  'x-ssl-client-cert',
  'ssl-client-cert',
  'ssl_client_cert',
  'x-ssl-cert',
  'x-forwarded-client-cert',
  'x-forwarded-tls-client-cert',
  'x-forwarded-tls-client-cert-info',
  'x-arr-clientcert',
  'x-ssl-client-dn',
  'x-ssl-client-s-dn',
  'x-ssl-client-sha1',
  'ssl-client-subject-dn',
];

/** Those of AWS load balancers begin with it. */
export const AWS_CERTIFICATE = 'x-amzn-mtls-clientcert';

/** Headers that say whether the certificate was verified: `SUCCESS`, `NONE` or `FAILED:reason` (nginx). */
export const CERTIFICATE_VERDICT_HEADERS: readonly string[] = [
  'x-ssl-client-verify',
  'ssl-client-verify',
  'x-client-verify',
  'x-ssl-client-verified',
];
