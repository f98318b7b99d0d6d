import { citeOperations } from './cite';
import { declaredWithout } from './declared-responses';
import { fireDeclared } from './fire';
import { type ApiRule, CLEAR, isUnobservable } from './rule';

const ERRORS = ['401', '4XX', '5XX'] as const;

export const errorsUndocumented: ApiRule = {
  id: 'CFG-07',
  title: 'Errors undocumented',
  severity: 'info',
  owasp: 8,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'A client that is not told of an error handles it by accident; an undocumented error is rarely tested.',
  fires:
    'Operations of the API declare no 401, no 4XX or no 5XX response. One finding an API, counted. Postman collections are passed over: they cannot declare responses.',
  fix: 'Declare the responses, for example once in `components/responses`.',
  examples: {
    fires: 'Operations that declare `200` alone.',
    spares: 'Operations that declare `200` and `default`.',
  },
  parameters: {},
  detect(subject) {
    const silent = declaredWithout(({ responses }) => missing(responses).length > 0, subject);
    if (isUnobservable(silent)) return silent;
    if (silent.length === 0) return CLEAR;
    return [fireDeclared(citeOperations('Errors are undeclared (401, 4XX or 5XX)', silent))];
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
