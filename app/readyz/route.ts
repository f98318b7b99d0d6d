import { guarded } from '@/lib/server/guard/guarded';
import { isReady } from '@/lib/services/check-ready';

export const dynamic = 'force-dynamic';

/** Requests can be served: the database answers. */
export const GET = guarded('health', async () =>
  (await isReady())
    ? Response.json({ status: 'ready' })
    : Response.json(
        { status: 'unavailable', reason: 'The database does not answer.' },
        { status: 503, headers: { 'retry-after': '5' } },
      ),
);
