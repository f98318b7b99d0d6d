import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** One entry of a HAR. `serverIPAddress` is not the client. Of a form there is the text or the fields, never both. */
export const harEntry: JsonLogProfile = {
  id: 'har',
  title: 'HTTP archive (HAR)',
  fields: {
    time: 'startedDateTime',
    method: 'request.method',
    url: 'request.url',
    status: 'response.status',
    latency: { member: 'time', unit: 'ms' },
    requestBytes: 'request.bodySize',
    responseBytes: ['response.bodySize', 'response.content.size'],
    requestType: 'request.postData.mimeType',
    responseType: 'response.content.mimeType',
    requestBody: 'request.postData.text',
    responseBody: 'response.content.text',
    responseEncoding: 'response.content.encoding',
  },
  requestHeaders: 'request.headers',
  responseHeaders: 'response.headers',
  requestCookies: 'request.cookies',
  requestForm: 'request.postData.params',
  needsHost: true,
  isClientRecord: true,
};
