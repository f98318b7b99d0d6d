import type { DeclaredField } from '@/lib/contracts/operation';
import type { ApiSubject, OperationFacts } from '@/lib/contracts/subject';
import { isDeclaredCredential } from '@/lib/engine/lexicon/credential-parameters';
import { citeOperations } from './cite';
import { citeScheme } from './cite-scheme';
import { fireDeclared } from './fire';
import type { ApiRule, Firing } from './rule';

export const keyInUrlDeclared: ApiRule = {
  id: 'AUTH-09',
  title: 'Key in the URL (declared)',
  severity: 'high',
  owasp: 2,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'URLs end up in access logs, browser histories, proxies and Referer headers, and the key with them.',
  fires:
    'An API key is sent `in: query`, or a path or query parameter is named like a credential. One finding for each scheme and each name.',
  fix: 'Send the key in a header, better still use short-lived bearer tokens.',
  examples: {
    fires: '`GET /reports?access_token=…`.',
    spares: '`GET /pages?page_token=…`: that is a cursor.',
  },
  parameters: {},
  detect(subject) {
    return [...schemeFirings(subject), ...parameterFirings(subject)];
  },
};

function schemeFirings({ specs }: ApiSubject): Firing[] {
  return specs.flatMap((spec) =>
    spec.schemes
      .filter((scheme) => scheme.kind === 'apiKey' && scheme.in === 'query')
      .map((scheme) => {
        const says = `The key is sent in the query${scheme.name ? ` as ${scheme.name}` : ''}.`;
        return fireDeclared([citeScheme(says, spec, scheme)], scheme.scheme);
      }),
  );
}

/** Parameters that a scheme of the document stands for are that scheme's finding. */
function parameterFirings({ specs, endpoints }: ApiSubject): Firing[] {
  const ofSchemes = new Set(
    specs.flatMap(({ schemes }) =>
      schemes.flatMap((scheme) => (scheme.in === 'query' ? (scheme.name ?? []) : [])),
    ),
  );
  const named = new Map<string, OperationFacts[]>();
  for (const { declared } of endpoints) {
    if (!declared?.isCurrent) continue;
    for (const field of declared.fields) {
      if (!isInUrl(field) || ofSchemes.has(field.name) || !isDeclaredCredential(field.name)) continue;
      const key = `${field.place} ${field.name}`;
      named.set(key, [...(named.get(key) ?? []), declared]);
    }
  }
  return [...named].map(([key, operations]) => {
    const [place, name] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    const says = `The ${place} parameter ${name} is named like a credential`;
    return fireDeclared(citeOperations(says, operations), key);
  });
}

function isInUrl({ place }: DeclaredField): boolean {
  return place === 'path' || place === 'query';
}
