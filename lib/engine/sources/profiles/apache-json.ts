import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Apache's log by the LogFormat of docs/sources/apache-json.md: Apache has no JSON log of its own. */
export const apacheJson: JsonLogProfile = {
  id: 'apache-json',
  title: 'Apache JSON access log',
  fields: {
    time: 'time',
    method: 'method',
    path: 'uri',
    query: 'query',
    host: 'vhost',
    scheme: 'scheme',
    status: 'status',
    client: 'remote_host',
    latency: { member: 'duration_us', unit: 'us' },
    responseBytes: 'response_bytes',
    user: 'user',
  },
  requestHeader: { Authorization: 'authorization', 'User-Agent': 'user_agent' },
};
