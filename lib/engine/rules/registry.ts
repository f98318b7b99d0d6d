import { injectionReached } from './att-01-injection-reached';
import { scannerSweep } from './att-02-scanner-sweep';
import { unauthenticatedEndpoint } from './auth-01-unauthenticated-endpoint';
import { mixedAuthentication } from './auth-02-mixed-authentication';
import { contractBypass } from './auth-03-contract-bypass';
import { writeOperationUnsecured } from './auth-04-write-operation-unsecured';
import { readOperationUnsecured } from './auth-05-read-operation-unsecured';
import { optionalAuthentication } from './auth-06-optional-authentication';
import { basicAuthentication } from './auth-07-basic-authentication';
import { insecureScheme } from './auth-08-insecure-scheme';
import { keyInUrlDeclared } from './auth-09-key-in-url-declared';
import { credentialInUrlSeen } from './auth-10-credential-in-url-seen';
import { weakJwt } from './auth-11-weak-jwt';
import { undefinedScheme } from './auth-12-undefined-scheme';
import { authenticationDowngrade } from './auth-13-authentication-downgrade';
import { credentialCycling } from './auth-14-credential-cycling';
import { guessableKey } from './auth-15-guessable-key';
import { sequentialIdentifier } from './az-01-sequential-identifier';
import { objectEnumeration } from './az-02-object-enumeration';
import { adminUndifferentiated } from './az-03-admin-undifferentiated';
import { adminOpen } from './az-04-admin-open';
import { httpServerDeclared } from './cfg-01-http-server-declared';
import { plaintextTraffic } from './cfg-02-plaintext-traffic';
import { oldTls } from './cfg-03-old-tls';
import { permissiveCors } from './cfg-04-permissive-cors';
import { stackTrace } from './cfg-05-stack-trace';
import { debugSurface } from './cfg-06-debug-surface';
import { errorsUndocumented } from './cfg-07-errors-undocumented';
import { hstsMissing } from './cfg-08-hsts-missing';
import { versionDisclosed } from './cfg-09-version-disclosed';
import { sensitiveWithoutAuthentication } from './data-01-sensitive-without-authentication';
import { undeclaredSensitiveData } from './data-02-undeclared-sensitive-data';
import { undocumentedResponseField } from './data-03-undocumented-response-field';
import { sensitiveDataInUrl } from './data-04-sensitive-data-in-url';
import { privilegedInputAccepted } from './data-05-privileged-input-accepted';
import { openRequestBody } from './data-06-open-request-body';
import { oversizedResponse } from './data-07-oversized-response';
import { secretInResponse } from './data-08-secret-in-response';
import { sensitiveFlowOpen } from './flow-01-sensitive-flow-open';
import { shadowEndpoint } from './inv-01-shadow-endpoint';
import { shadowMethod } from './inv-02-shadow-method';
import { shadowHost } from './inv-03-shadow-host';
import { removedButLive } from './inv-04-removed-but-live';
import { deprecatedInUse } from './inv-05-deprecated-in-use';
import { sunsetPassed } from './inv-06-sunset-passed';
import { deprecatedWithoutSunset } from './inv-07-deprecated-without-sunset';
import { documentedNeverSeen } from './inv-08-documented-never-seen';
import { nonProductionExposed } from './inv-09-non-production-exposed';
import { oldVersionLive } from './inv-10-old-version-live';
import { noOwner } from './inv-11-no-owner';
import { reviewOverdue } from './inv-12-review-overdue';
import { redundantEndpoint } from './inv-13-redundant-endpoint';
import { gatewayOnlyView } from './inv-14-gateway-only-view';
import { documentedNoSource } from './inv-15-documented-no-source';
import { thinLogging } from './log-01-thin-logging';
import { sourceSilent } from './log-02-source-silent';
import { tooManyRequestsUndocumented } from './rate-01-429-undocumented';
import { noThrottlingSeen } from './rate-02-no-throttling-seen';
import { loginUnthrottled } from './rate-03-login-unthrottled';
import { unboundedSchemas } from './rate-04-unbounded-schemas';
import type { Rule } from './rule';
import { urlParameter } from './ssrf-01-url-parameter';
import { unsafeCallback } from './ups-01-unsafe-callback';

/** Every rule of the catalogue, by id. */
export const RULES: readonly Rule[] = [
  injectionReached,
  scannerSweep,
  unauthenticatedEndpoint,
  mixedAuthentication,
  contractBypass,
  writeOperationUnsecured,
  readOperationUnsecured,
  optionalAuthentication,
  basicAuthentication,
  insecureScheme,
  keyInUrlDeclared,
  credentialInUrlSeen,
  weakJwt,
  undefinedScheme,
  authenticationDowngrade,
  credentialCycling,
  guessableKey,
  sequentialIdentifier,
  objectEnumeration,
  adminUndifferentiated,
  adminOpen,
  httpServerDeclared,
  plaintextTraffic,
  oldTls,
  permissiveCors,
  stackTrace,
  debugSurface,
  errorsUndocumented,
  hstsMissing,
  versionDisclosed,
  sensitiveWithoutAuthentication,
  undeclaredSensitiveData,
  undocumentedResponseField,
  sensitiveDataInUrl,
  privilegedInputAccepted,
  openRequestBody,
  oversizedResponse,
  secretInResponse,
  sensitiveFlowOpen,
  shadowEndpoint,
  shadowMethod,
  shadowHost,
  removedButLive,
  deprecatedInUse,
  sunsetPassed,
  deprecatedWithoutSunset,
  documentedNeverSeen,
  nonProductionExposed,
  oldVersionLive,
  noOwner,
  reviewOverdue,
  redundantEndpoint,
  gatewayOnlyView,
  documentedNoSource,
  thinLogging,
  sourceSilent,
  tooManyRequestsUndocumented,
  noThrottlingSeen,
  loginUnthrottled,
  unboundedSchemas,
  urlParameter,
  unsafeCallback,
];
