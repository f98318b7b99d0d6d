import { citeOperation } from './cite';
import { type ApiRule, CLEAR } from './rule';

const ERRORS = ['401', '4XX', '5XX'] as const;
/** Operations cited as examples. */
const CITED = 3;

export const errorsUndocumented: ApiRule = {
  id: 'CFG-07',
  title: 'Errors undocumented',
  severity: 'info',
  owasp: 8,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'A client that is not told of an error handles it by accident; an undocumented error is rarely tested.',
  fires: 'Operations of the API declare no 401, no 4XX or no 5XX response. One finding an API, counted.',
  fix: 'Declare the responses, for example once in `components/responses`.',
  examples: {
    fires: 'Operations that declare `200` alone.',
    spares: 'Operations that declare `200` and `default`.',
  },
  parameters: {},
  detect({ endpoints }) {
    const silent = endpoints.flatMap(({ declared }) =>
      declared?.isCurrent && missing(declared.responses).length > 0 ? [declared] : [],
    );
    if (silent.length === 0) return CLEAR;
    const cited = silent
      .slice(0, CITED)
      .map((operation) =>
        citeOperation(
          `${operation.method} ${operation.path} declares no ${missing(operation.responses).join(', no ')} response.`,
          operation,
        ),
      );
    const evidence = [{ says: `${silent.length} operations leave errors undeclared.` }, ...cited];
    return [{ qualifier: '', confidence: 'high', evidence, firstMs: null, lastMs: null }];
  },
};

/** Which kinds of errors no declared response covers. */
function missing(responses: readonly string[]): string[] {
  if (responses.includes('default')) return [];
  return ERRORS.filter((error) => !responses.some((code) => covers(code.toUpperCase(), error)));
}

function covers(code: string, error: string): boolean {
  return code === error || code === `${error[0]}XX` || (error.endsWith('XX') && code[0] === error[0]);
}
