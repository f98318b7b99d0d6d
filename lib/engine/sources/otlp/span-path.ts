/** Numbers of the fields that lead to a span: `resource_spans`, `scope_spans`, `spans`. */
export const SPAN_PATH: readonly number[] = [1, 2, 2];
/** The same as OTLP's JSON calls them. */
export const SPAN_MEMBERS: readonly string[] = ['resourceSpans', 'scopeSpans', 'spans'];
