/** How a version of OpenAPI writes what others write otherwise. */
export type Dialect = '2.0' | '3.0' | '3.1' | '3.2';

/** The dialect of a stored format; `null` for what is no OpenAPI. */
export function dialectOf(format: string): Dialect | null {
  const version = /^openapi-(2\.0|3\.0|3\.1|3\.2)$/.exec(format)?.[1];
  return (version as Dialect | undefined) ?? null;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Whether a path item has a place for the method. */
export function hasMethod(dialect: Dialect, method: string): boolean {
  const name = method.toLowerCase();
  if (METHODS.includes(name)) return true;
  return (name === 'trace' && dialect !== '2.0') || (name === 'query' && dialect === '3.2');
}
