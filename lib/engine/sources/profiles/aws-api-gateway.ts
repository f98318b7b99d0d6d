import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** API Gateway, REST and HTTP APIs, with a JSON log format under the names of its console and documentation. */
export const awsApiGateway: JsonLogProfile = {
  id: 'aws-api-gateway',
  title: 'AWS API Gateway JSON access log',
  fields: {
    time: ['requestTimeEpoch', 'requestTime', 'request_time', 'timestamp'],
    method: ['httpMethod', 'http_method', 'method'],
    requestLine: ['routeKey', 'route_key'],
    url: ['path', 'resourcePath', 'rawPath'],
    host: ['domainName', 'domain_name', 'host'],
    status: ['status', 'statusCode', 'status_code'],
    client: ['ip', 'sourceIp', 'source_ip', 'identity.sourceIp'],
    latency: [
      { member: 'responseLatency', unit: 'ms' },
      { member: 'response_latency', unit: 'ms' },
      { member: 'integrationLatency', unit: 'ms' },
    ],
    requestBytes: 'requestLength',
    responseBytes: ['responseLength', 'response_length'],
    tls: ['tlsVersion', 'identity.tlsVersion'],
    clientCertificate: ['clientCertSubject', 'identity.clientCert.subjectDN', 'clientCertSerial'],
    route: ['resourcePath', 'resource_path', 'routeKey', 'route_key'],
    user: [
      'principalId',
      'authorizer.principalId',
      'apiKeyId',
      'identity.apiKeyId',
      'caller',
      'user',
      'userArn',
    ],
  },
  requestHeader: { 'User-Agent': ['userAgent', 'user_agent', 'identity.userAgent'] },
};
