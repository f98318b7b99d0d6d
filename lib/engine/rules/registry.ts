import { unauthenticatedEndpoint } from './auth-01-unauthenticated-endpoint';
import { writeOperationUnsecured } from './auth-04-write-operation-unsecured';
import { readOperationUnsecured } from './auth-05-read-operation-unsecured';
import { optionalAuthentication } from './auth-06-optional-authentication';
import { basicAuthentication } from './auth-07-basic-authentication';
import { insecureScheme } from './auth-08-insecure-scheme';
import { keyInUrlDeclared } from './auth-09-key-in-url-declared';
import { undefinedScheme } from './auth-12-undefined-scheme';
import { authenticationDowngrade } from './auth-13-authentication-downgrade';
import { sequentialIdentifier } from './az-01-sequential-identifier';
import { adminUndifferentiated } from './az-03-admin-undifferentiated';
import { httpServerDeclared } from './cfg-01-http-server-declared';
import { errorsUndocumented } from './cfg-07-errors-undocumented';
import { openRequestBody } from './data-06-open-request-body';
import { shadowEndpoint } from './inv-01-shadow-endpoint';
import { deprecatedWithoutSunset } from './inv-07-deprecated-without-sunset';
import { tooManyRequestsUndocumented } from './rate-01-429-undocumented';
import { unboundedSchemas } from './rate-04-unbounded-schemas';
import type { Rule } from './rule';
import { unsafeCallback } from './ups-01-unsafe-callback';

/** Every rule of the catalogue. */
export const RULES: readonly Rule[] = [
  unauthenticatedEndpoint,
  writeOperationUnsecured,
  readOperationUnsecured,
  optionalAuthentication,
  basicAuthentication,
  insecureScheme,
  keyInUrlDeclared,
  undefinedScheme,
  authenticationDowngrade,
  sequentialIdentifier,
  adminUndifferentiated,
  httpServerDeclared,
  errorsUndocumented,
  openRequestBody,
  shadowEndpoint,
  deprecatedWithoutSunset,
  tooManyRequestsUndocumented,
  unboundedSchemas,
  unsafeCallback,
];
