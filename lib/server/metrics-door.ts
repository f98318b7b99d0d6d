import { listSilentSources } from '@/lib/services/list-sources';
import { measureBacklog } from '@/lib/services/live/post-deltas';
import { printMetrics } from './metrics';
import { toProblemResponse } from './problem';

/** `GET /metrics`: what this process counts, for Prometheus. */
export async function handleMetrics(now: Date): Promise<Response> {
  try {
    const [backlog, silentSources] = await Promise.all([measureBacklog(now), listSilentSources(now)]);
    const { text, type } = await printMetrics({ backlog, silentSources });
    return new Response(text, { headers: { 'content-type': type } });
  } catch (error) {
    return toProblemResponse(error);
  }
}
