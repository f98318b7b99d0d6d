import type { EvidenceItem } from '@/lib/contracts/rule';
import type { ApiSubject } from '@/lib/contracts/subject';
import { citeOperation } from './cite';
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
  fires: 'A server of a document or of an operation has the scheme `http`, loopback addresses excepted.',
  fix: 'Declare `https` servers, and redirect or refuse `http`.',
  examples: {
    fires: '`servers: [{url: http://api.example.com}]`.',
    spares: '`servers: [{url: http://localhost:8080}]`: it never leaves the machine.',
  },
  parameters: {},
  detect(subject) {
    const byUrl = Map.groupBy([...ofDocuments(subject), ...ofOperations(subject)], ({ url }) => url);
    return [...byUrl].map(([url, found]) =>
      fireDeclared(
        found.slice(0, CITED).map(({ evidence }) => evidence),
        url,
      ),
    );
  },
};

/** Places named for one URL. */
const CITED = 3;

interface PlainServer {
  url: string;
  evidence: EvidenceItem;
}

function ofDocuments({ specs }: ApiSubject): PlainServer[] {
  return specs.flatMap(({ servers, title, revision, file }) =>
    servers
      .filter(({ scheme, host }) => scheme === 'http' && !isLoopback(host))
      .map(({ url }) => ({
        url,
        evidence: { says: `The server ${url} is not encrypted.`, spec: { title, revision, file, line: 1 } },
      })),
  );
}

function ofOperations({ endpoints }: ApiSubject): PlainServer[] {
  return endpoints.flatMap(({ declared }) => {
    if (!declared?.isCurrent) return [];
    const plain = (declared.servers ?? []).filter((url) => {
      const host = /^http:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1];
      return host !== undefined && !isLoopback(host.toLowerCase());
    });
    return plain.map((url) => ({
      url,
      evidence: citeOperation(
        `The server ${url} of ${declared.method} ${declared.path} is not encrypted.`,
        declared,
      ),
    }));
  });
}

function isLoopback(host: string | null): boolean {
  return host !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
}
