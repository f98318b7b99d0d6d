import { fireDeclared } from './fire';
import type { ApiRule } from './rule';

export const httpServerDeclared: ApiRule = {
  id: 'CFG-01',
  title: 'http server declared',
  severity: 'high',
  owasp: 8,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'A client that follows the document sends credentials and data in the clear.',
  fires: 'A server of a document has the scheme `http`, loopback addresses excepted.',
  fix: 'Declare `https` servers, and redirect or refuse `http`.',
  examples: {
    fires: '`servers: [{url: http://api.example.com}]`.',
    spares: '`servers: [{url: http://localhost:8080}]`: it never leaves the machine.',
  },
  parameters: {},
  detect({ specs }) {
    return specs.flatMap((spec) =>
      spec.servers
        .filter(({ scheme, host }) => scheme === 'http' && !isLoopback(host))
        .map(({ url }) => {
          const { title, revision, file } = spec;
          const evidence = [
            { says: `The server ${url} is not encrypted.`, spec: { title, revision, file, line: 1 } },
          ];
          return fireDeclared(evidence, url);
        }),
    );
  },
};

function isLoopback(host: string | null): boolean {
  return host !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
}
