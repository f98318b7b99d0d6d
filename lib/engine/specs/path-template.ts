export interface PathTemplate {
  /** Begins with `/`, has no query and no fragment. */
  path: string;
  /** Names of the query that the path was written with: `/export?format={f}` has `format`. */
  queryNames: string[];
  /** Names in braces, in order. */
  parameters: string[];
  /** What was wrong with the path as written; `undefined` when nothing. */
  fault: string | undefined;
}

const FAULTLESS = /^\/[^?#]*$/;

/** Brings a key of `paths` into the one form that matching knows. Never fails. */
export function readTemplate(written: string): PathTemplate {
  if (FAULTLESS.test(written))
    return { path: written, queryNames: [], parameters: namesOf(written), fault: undefined };
  const faults: string[] = [];
  let rest = written;
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(rest);
  if (origin) {
    rest = rest.slice(origin[0].length);
    faults.push('names a host, which belongs to servers');
  }
  const hash = rest.indexOf('#');
  if (hash >= 0) {
    rest = rest.slice(0, hash);
    faults.push('has a fragment, which a server never sees');
  }
  const question = rest.indexOf('?');
  const query = question < 0 ? '' : rest.slice(question + 1);
  if (question >= 0) {
    rest = rest.slice(0, question);
    faults.push('has a query, which was read as parameters');
  }
  if (!rest.startsWith('/')) {
    rest = `/${rest}`;
    if (!origin) faults.push(written === '' ? 'is empty' : 'does not begin with "/"');
  }
  return {
    path: rest,
    queryNames: queryNamesOf(query),
    parameters: namesOf(rest),
    fault: faults.join(', and '),
  };
}

/** The template with `{}` for each parameter: equal for two templates that no request can tell apart by name alone. */
export function templateKey(path: string): string {
  return path.includes('{') ? path.replace(/\{[^{}/]*\}/g, '{}') : path;
}

function namesOf(path: string): string[] {
  if (!path.includes('{')) return [];
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] as string);
}

function queryNamesOf(query: string): string[] {
  const names = query
    .split('&')
    .map((pair) => (pair.split('=')[0] as string).replace(/^\{[?&]?|\*?\}$/g, ''));
  return [...new Set(names.filter((name) => name !== ''))];
}
