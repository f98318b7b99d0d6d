import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

export const GET = guarded('health', () => Response.json({ status: 'ok' }));
