/** Where a value stands in a document: keys and list positions, from the root. */
export type Segments = readonly (string | number)[];

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The JSONPath (RFC 9535) that selects one value and no other: `$.paths['/users/{id}'].get`. */
export function targetOf(segments: Segments): string {
  return `$${segments.map(step).join('')}`;
}

function step(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return PLAIN.test(segment) ? `.${segment}` : `['${escapeName(segment)}']`;
}

/** As RFC 9535 wants a name in single quotes: controls, the quote and the backslash are escaped. */
function escapeName(name: string): string {
  return JSON.stringify(name.toWellFormed()).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
}
