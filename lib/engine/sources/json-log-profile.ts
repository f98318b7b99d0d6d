/** What a member of a JSON log can tell about an exchange. */
export const RECORD_FIELDS = [
  'time',
  'requestLine',
  'method',
  'url',
  'path',
  'query',
  'host',
  'scheme',
  'status',
  'client',
  'latency',
  'requestBytes',
  'responseBytes',
  'tls',
  'clientCertificate',
  'route',
  'user',
  'authentication',
  'requestType',
  'responseType',
  'requestBody',
  'responseBody',
  'responseEncoding',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];

export type LatencyUnit = 's' | 'ms' | 'us' | 'ns';

/** A member by its path (`request.uri`), found nested or spelt with dots as one name; with its unit for a latency. */
export type MemberPath = string | { readonly member: string; readonly unit: LatencyUnit };

/**
 * A JSON access log, described. Of several members for a field the first that is present and not empty wins. How each
 * field is spelt in logs (epochs, RFC 3339 and common-log times, `-` for none, numbers as text, client with port) is
 * understood everywhere and need not be said.
 */
export interface JsonLogProfile {
  readonly id: string;
  readonly title: string;
  readonly fields: Partial<Record<RecordField, MemberPath | readonly MemberPath[]>>;
  /** Objects (`{name: value | [values]}`) or lists (`[[name, value]]`, `[{name, value}]`) of all header fields. */
  readonly requestHeaders?: string;
  readonly responseHeaders?: string;
  /** Lists (`[{name, value}]`) of cookies and of form fields, for records that give them in no other way. */
  readonly requestCookies?: string;
  readonly requestForm?: string;
  /** Members that hold one header each, by header name. With these alone, absent credentials prove nothing. */
  readonly requestHeader?: Readonly<Record<string, string | readonly string[]>>;
  readonly responseHeader?: Readonly<Record<string, string | readonly string[]>>;
  /** Beginnings of member names that go on with a header's name, `_` for `-`: `http_` for `http_user_agent`. */
  readonly requestHeaderPrefix?: string;
  readonly responseHeaderPrefix?: string;
  /** True when each record must name its host, by `url` or `host`. */
  readonly needsHost?: boolean;
  /** True when the values of a header with credentials may be left out of its list, which is empty then. */
  readonly emptiesCredentials?: boolean;
  /** True when clients keep such records, before gateways see the request. */
  readonly isClientRecord?: boolean;
  /** True when the time must be RFC 3339 with its offset; else any spelling will do, and UTC is assumed. */
  readonly needsRfc3339?: boolean;
}
