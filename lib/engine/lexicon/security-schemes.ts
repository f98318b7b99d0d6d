import type { SecurityKind } from '@/lib/contracts/operation';

/** HTTP authentication schemes (IANA registry and common others), lower case. All others are `httpOther`. */
export const HTTP_SCHEMES: ReadonlyMap<string, SecurityKind> = new Map([
  ['basic', 'basic'],
  ['bearer', 'bearer'],
  ['digest', 'digest'],
  ['negotiate', 'negotiate'],
  ['oauth', 'oauth1'],
  ['oauth1', 'oauth1'],
  ['mutual', 'mutualTls'],
  ['aws4-hmac-sha256', 'awsSigV4'],
  ['aws4', 'awsSigV4'],
]);

/** Extension of API Gateway that turns an apiKey scheme into request signing, and its value for signature version 4. */
export const AWS_AUTH_TYPE = 'x-amazon-apigateway-authtype';
export const AWS_SIGNATURE_4 = 'awssigv4';

/** Swagger 2 `flow` to the name that OpenAPI 3 gave it. */
export const OAUTH_FLOWS: ReadonlyMap<string, string> = new Map([
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

/** `auth.type` of a Postman request. `noauth` declares that there is none. */
export const POSTMAN_AUTH: ReadonlyMap<string, SecurityKind> = new Map([
  ['apikey', 'apiKey'],
  ['awsv4', 'awsSigV4'],
  ['basic', 'basic'],
  ['bearer', 'bearer'],
  ['jwt', 'bearer'],
  ['digest', 'digest'],
  ['edgegrid', 'httpOther'],
  ['asap', 'bearer'],
  ['hawk', 'httpOther'],
  ['ntlm', 'httpOther'],
  ['oauth1', 'oauth1'],
  ['oauth2', 'oauth2'],
]);
