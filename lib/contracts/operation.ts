import { z } from 'zod';

/** Where a field stands in an exchange or operation. */
export const FieldPlace = z.enum([
  'path',
  'query',
  'header',
  'cookie',
  'request',
  'response',
  'responseHeader',
]);
export type FieldPlace = z.infer<typeof FieldPlace>;

/** A field that a spec declares. Body fields are named by path: `items[].owner.email`; a map's values by `{}`. */
export const DeclaredField = z.object({
  place: FieldPlace,
  name: z.string(),
  /** JSON type or types joined by `|`, with the format after a colon where one is given: `string:uuid`. */
  type: z.string(),
  required: z.boolean(),
});
export type DeclaredField = z.infer<typeof DeclaredField>;

export const SecurityKind = z.enum([
  'apiKey',
  'basic',
  'bearer',
  'digest',
  'negotiate',
  'httpOther',
  'oauth2',
  'openIdConnect',
  'mutualTls',
  'oauth1',
  'awsSigV4',
  'undefined',
]);
export type SecurityKind = z.infer<typeof SecurityKind>;

/** One scheme of one alternative; `undefined` when the requirement names a scheme that the document does not define. */
export const SecurityUse = z.object({
  scheme: z.string(),
  kind: SecurityKind,
  /** For apiKey: where it is sent and under which name. */
  in: z.enum(['header', 'query', 'cookie']).optional(),
  name: z.string().optional(),
  scopes: z.array(z.string()),
  /** OAuth 2 flows that the scheme offers. */
  flows: z.array(z.string()).optional(),
});
export type SecurityUse = z.infer<typeof SecurityUse>;

/** Declared authentication: `optional` when an alternative is empty, `none` when no requirement is effective. */
export const DeclaredAuthentication = z.enum(['required', 'optional', 'none', 'unknown']);
export type DeclaredAuthentication = z.infer<typeof DeclaredAuthentication>;

/** A method and path template that a revision declares, with its effective security resolved. */
export const Operation = z.object({
  method: z.string(),
  /** As declared, server base path not included: `/users/{userId}`. */
  path: z.string(),
  operationId: z.string().optional(),
  summary: z.string().optional(),
  tags: z.array(z.string()),
  isDeprecated: z.boolean(),
  /** RFC 3339 date or date-time from a sunset extension (`x-sunset`, `x-sunset-date`, …). */
  sunset: z.string().optional(),
  /** From `x-internal` and its vendor kin. */
  isInternal: z.boolean(),
  authentication: DeclaredAuthentication,
  /** Alternatives, each a set of schemes that hold together. */
  security: z.array(z.array(SecurityUse)),
  fields: z.array(DeclaredField),
  /**
   * The request body is an object that takes members which it does not name: `additionalProperties` is not false. Absent
   * where it is closed, no object, or not declared.
   */
  isBodyOpen: z.literal(true).optional(),
  /** URLs of its callbacks, runtime expressions (`{$request.body#/url}`) as written. */
  callbacks: z.array(z.string()).optional(),
  /** Declared response codes as written: `200`, `4XX`, `default`. */
  responses: z.array(z.string()),
  /** 1-based line of the operation in `file` of the upload. */
  line: z.number().int(),
  file: z.string().optional(),
  /** Servers that override the document's for this operation. */
  servers: z.array(z.string()).optional(),
});
export type Operation = z.infer<typeof Operation>;

/** A server URL taken apart. Hosts are lower case with a port only when it is not the scheme's own. */
export const Server = z.object({
  url: z.string(),
  scheme: z.enum(['http', 'https', '']),
  /** `null` for a relative URL. A variable without an enum becomes `*` for a whole label or part of one. */
  host: z.string().nullable(),
  /** `''` or begins with `/`, never ends with `/`. Variables are expanded to their enum or default. */
  basePath: z.string(),
});
export type Server = z.infer<typeof Server>;

/** Something in a document that could not be used; the rest of it was. */
export const SpecNote = z.object({
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  pointer: z.string().optional(),
  line: z.number().int().optional(),
  file: z.string().optional(),
});
export type SpecNote = z.infer<typeof SpecNote>;

/** A security scheme that a document defines, used or not. */
export const SecurityScheme = SecurityUse.omit({ scopes: true }).extend({ line: z.number().int() });
export type SecurityScheme = z.infer<typeof SecurityScheme>;

/** Schemas of one type, and those of them that set no upper bound. */
export const BoundCount = z.object({
  declared: z.number().int(),
  unbounded: z.number().int(),
  /** 1-based lines of the first few. */
  lines: z.array(z.number().int()),
});
export type BoundCount = z.infer<typeof BoundCount>;

/** Which schemas of a document limit their values: `maxItems`, `maxLength`, `maximum`; `enum` and `const` limit too. */
export const SchemaBounds = z.object({ array: BoundCount, string: BoundCount, integer: BoundCount });
export type SchemaBounds = z.infer<typeof SchemaBounds>;

/** A parsed document: what one revision declares. */
export const SpecDocument = z.object({
  /** `openapi-2.0`, `openapi-3.0`, `openapi-3.1`, `openapi-3.2`, `postman-2.0`, `postman-2.1`. */
  format: z.string(),
  title: z.string(),
  version: z.string(),
  servers: z.array(Server),
  operations: z.array(Operation),
  schemes: z.array(SecurityScheme),
  bounds: SchemaBounds,
  notes: z.array(SpecNote),
});
export type SpecDocument = z.infer<typeof SpecDocument>;
