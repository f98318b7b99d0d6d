import { isCleanSince } from './clearing';
import { declaresResponse } from './declared-fields';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

/** Fields named in the evidence. */
const CITED = 20;

export const undocumentedResponseField: EndpointRule = {
  id: 'DATA-03',
  title: 'Undocumented response field',
  severity: 'low',
  owasp: 3,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'clean-traffic'],
  why: 'Clients come to rely on it, and nobody tests it.',
  fires:
    'A response field in at least 1 % of bodies that the response schema does not name. One finding an endpoint.',
  fix: 'Declare it, or leave it out.',
  examples: {
    fires: '`debugInfo` in every answer, and not in the schema.',
    spares: 'A field in one of a thousand bodies.',
  },
  parameters: { leastShare: { value: 0.01, says: 'Share of bodies that carry the field.' } },
  detect(subject, { parameters }) {
    const { declared, traffic } = subject;
    if (!declared?.isCurrent || traffic === null || !declaresResponse(declared)) return CLEAR;
    const bodies = traffic.visibility.responseBody;
    if (bodies === 0)
      return traffic.requests === 0 ? CLEAR : { unobservable: 'No source shows response bodies.' };
    const extra = subject.fields.filter(
      ({ place, isDeclared, classes, seen, lastMs }) =>
        place === 'response' &&
        !isDeclared &&
        classes.length === 0 &&
        seen >= bodies * (parameters.leastShare as number) &&
        !isCleanSince(traffic, lastMs),
    );
    if (extra.length === 0) return CLEAR;
    const lastMs = Math.max(...extra.map((field) => field.lastMs));
    const says = `${extra.length} response fields are not in the schema.`;
    const fields = extra.slice(0, CITED).map(({ place, name }) => ({ place, name, classes: [] }));
    const evidence = [{ says, fields, lastSeen: new Date(lastMs).toISOString() }];
    return [fireSeen({ evidence, traffic, firstMs: null, lastMs })];
  },
};
