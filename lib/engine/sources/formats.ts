import type { TrafficFormat } from '@/lib/contracts/intake';
import { combined, common, vhostCombined } from '@/lib/engine/sources/access-log';
import { columnLogFormat } from '@/lib/engine/sources/column-log-format';
import { har } from '@/lib/engine/sources/har';
import { jsonLogFormat } from '@/lib/engine/sources/json-log-format';
import { otlpJson, otlpProtobuf } from '@/lib/engine/sources/otlp/otlp';
import { apacheJson } from '@/lib/engine/sources/profiles/apache-json';
import { awsAlb } from '@/lib/engine/sources/profiles/aws-alb';
import { awsApiGateway } from '@/lib/engine/sources/profiles/aws-api-gateway';
import { caddy } from '@/lib/engine/sources/profiles/caddy';
import { ecsJson } from '@/lib/engine/sources/profiles/ecs-json';
import { envoy } from '@/lib/engine/sources/profiles/envoy';
import { envoyText } from '@/lib/engine/sources/profiles/envoy-text';
import { haproxy } from '@/lib/engine/sources/profiles/haproxy';
import { istioText } from '@/lib/engine/sources/profiles/istio-text';
import { kong } from '@/lib/engine/sources/profiles/kong';
import { ndjson } from '@/lib/engine/sources/profiles/ndjson';
import { nginxJson } from '@/lib/engine/sources/profiles/nginx-json';
import { traefik } from '@/lib/engine/sources/profiles/traefik';

/** Every traffic format that Gnomon reads. The order settles equal scores. */
export const TRAFFIC_FORMATS: readonly TrafficFormat[] = [
  har,
  jsonLogFormat(ndjson),
  otlpJson,
  otlpProtobuf,
  combined,
  common,
  vhostCombined,
  ...[nginxJson, ecsJson, caddy, traefik, envoy, kong, haproxy, apacheJson, awsApiGateway].map(jsonLogFormat),
  ...[awsAlb, envoyText, istioText].map(columnLogFormat),
];

/** Below this a format is a guess, and no format is the better answer. */
const LEAST_SCORE = 0.3;

/** The format that the first bytes of a decompressed file (at most 64 KiB) fit best, or null. */
export function recogniseFormat(head: Uint8Array): TrafficFormat | null {
  let best: TrafficFormat | null = null;
  let bestScore = LEAST_SCORE;
  for (const format of TRAFFIC_FORMATS) {
    const score = format.recognise(head);
    if (score > bestScore) {
      best = format;
      bestScore = score;
    }
  }
  return best;
}

export function formatById(id: string): TrafficFormat | null {
  return TRAFFIC_FORMATS.find((format) => format.id === id) ?? null;
}
