import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

/** The process lives: it answers, whatever else does not. */
export const GET = guarded('health', () => Response.json({ status: 'ok' }));
