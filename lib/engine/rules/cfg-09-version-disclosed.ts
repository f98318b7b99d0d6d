import { fireHeaderSignals } from './fire-signals';
import type { EndpointRule } from './rule';

export const versionDisclosed: EndpointRule = {
  id: 'CFG-09',
  title: 'Version disclosed',
  severity: 'info',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Known holes can be looked up by version.',
  fires: 'A `Server` or `X-Powered-By` header names a version.',
  fix: 'Drop the header, or its version (`server_tokens off`, `expose_php = off`).',
  examples: {
    fires: '`Server: nginx/1.18.0`.',
    spares: '`Server: cloudflare`.',
  },
  parameters: {},
  detect(subject) {
    return fireHeaderSignals(subject, {
      says: {
        'server-version': 'The Server header names a version',
        'framework-version': 'The X-Powered-By header names a version',
      },
    });
  },
};
