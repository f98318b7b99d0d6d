import type { FieldPlace } from '@/lib/contracts/operation';
import type { OperationFacts } from '@/lib/contracts/subject';
import { isUrlName } from '@/lib/engine/lexicon/url-names';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { fireFields } from './fire-fields';
import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';
import { answeredOnly } from './web-answers';

const INPUTS: readonly FieldPlace[] = ['query', 'request', 'path', 'header'];

/** Headers of a request that are named like URLs are mostly written by proxies. */
const SEEN_INPUTS: readonly FieldPlace[] = ['query', 'request', 'path'];

export const urlParameter: EndpointRule = {
  id: 'SSRF-01',
  title: 'URL parameter',
  severity: 'info',
  owasp: 7,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'clean-traffic'],
  why: 'A server that fetches what a caller names can be made to fetch what only it can reach.',
  fires:
    'An input is named like a URL or carried one; high when an internal address was accepted. A page that is a file reads nothing, whatever it is sent.',
  fix: 'Allow only known hosts, resolve the name once, and refuse private addresses.',
  examples: {
    fires: '`POST /webhooks` with `callbackUrl`.',
    spares: '`imageUrl` in a response.',
  },
  parameters: {},
  detect(subject) {
    const { declared, traffic } = subject;
    const facts = declared?.isCurrent ? declared : null;
    const named = (facts?.fields ?? []).filter(
      ({ place, name }) => INPUTS.includes(place) && isUrlName(name),
    );
    const declaredFirings = [...new Set(named.map(({ place, name }) => `${place} ${name}`))].map((input) =>
      fireDeclared([citeOperation(`The ${input} is named like a URL.`, facts as OperationFacts)], input),
    );
    if (traffic !== null && answeredOnly(traffic, ['page-file'])) return declaredFirings;
    const seen = subject.fields
      .filter(({ place, name, isDeclared }) => !isDeclared && SEEN_INPUTS.includes(place) && isUrlName(name))
      .map((field) => ({ field, classes: [], exchanges: field.seen, lastMs: field.lastMs }));
    const fields = fireFields(
      subject,
      seen,
      ({ place, name }) => `The ${place} ${name} is named like a URL.`,
    );
    const signals =
      traffic === null
        ? []
        : fireSignals(subject, {
            says: {
              'url-value': 'An input carried a URL',
              'internal-target': 'An input carried an internal address',
            },
            severityOf: ({ kind, successes }) =>
              kind === 'internal-target' && successes > 0 ? 'high' : undefined,
          });
    return [...declaredFirings, ...fields, ...signals];
  },
};
