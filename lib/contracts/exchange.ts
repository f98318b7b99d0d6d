import { HeaderFields, Slice } from './slice';

/** The methods an endpoint can have, in the order that gives each its number. OpenAPI 3.2 adds QUERY. */
export const METHODS = [
  'GET',
  'PUT',
  'POST',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'QUERY',
  'CONNECT',
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
  'REPORT',
  'SEARCH',
  'PURGE',
] as const;
export type Method = (typeof METHODS)[number];

export type Scheme = 'http' | 'https' | '';

/** Whether the sender of the record knows that credentials came with the request. `''`: it says nothing. */
export type StatedAuthentication = 'present' | 'absent' | 'unobservable' | '';

/**
 * One observed request and its response, normalised. One instance is reused for every record of a source: whoever
 * receives it reads what it needs and keeps no reference. Never stored. Numbers that the source cannot tell are -1.
 */
export class Exchange {
  /** 1-based line of the record in its file; for HAR and JSON arrays, the 1-based number of the entry. */
  line = 0;
  /** Milliseconds since 1970, UTC. */
  timeMs = 0;
  /** Index into METHODS. */
  method = 0;
  scheme: Scheme = '';
  /** Host as sent, port included. */
  readonly host = new Slice();
  /** Origin-form path as sent, percent-encoded, without query and fragment; begins with `/`. */
  readonly path = new Slice();
  /** Query as sent, without `?`. */
  readonly query = new Slice();
  status = 0;
  readonly requestHeaders = new HeaderFields();
  readonly responseHeaders = new HeaderFields();
  /** As a Cookie header would spell them, where the source lists cookies apart from the headers. */
  readonly requestCookies = new Slice();
  /** Decoded body bytes (JSON text, form text, …); the content type is in the headers or in the type slices. */
  readonly requestBody = new Slice();
  readonly responseBody = new Slice();
  /** Media type where the source gives it apart from the headers (HAR). */
  readonly requestType = new Slice();
  readonly responseType = new Slice();
  /** Textual client address. */
  readonly client = new Slice();
  latencyMs = -1;
  requestBytes = -1;
  responseBytes = -1;
  /** TLS version times ten (10, 11, 12, 13); 0 plaintext; -1 unobservable. */
  tls = -1;
  /** True when the source shows a verified client certificate. */
  hasClientCertificate = false;
  /** Route name from a framework or gateway (`/users/{id}`): strong evidence of a template. */
  readonly route = new Slice();
  authentication: StatedAuthentication = '';
  /** The client kept the record: what gateways add to a request (trace ids) is not in it. */
  isClientRecord = false;

  /** Back to "nothing observed"; parsers call it before each record. */
  reset(): void {
    this.line = 0;
    this.timeMs = 0;
    this.method = 0;
    this.scheme = '';
    this.host.clear();
    this.path.clear();
    this.query.clear();
    this.status = 0;
    this.requestHeaders.clear();
    this.responseHeaders.clear();
    this.requestCookies.clear();
    this.requestBody.clear();
    this.responseBody.clear();
    this.requestType.clear();
    this.responseType.clear();
    this.client.clear();
    this.latencyMs = -1;
    this.requestBytes = -1;
    this.responseBytes = -1;
    this.tls = -1;
    this.hasClientCertificate = false;
    this.route.clear();
    this.authentication = '';
    this.isClientRecord = false;
  }
}
