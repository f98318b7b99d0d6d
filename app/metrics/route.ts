import { guarded } from '@/lib/server/guard/guarded';
import { handleMetrics } from '@/lib/server/metrics-door';

export const dynamic = 'force-dynamic';

export const GET = guarded('metrics', () => handleMetrics(new Date()));
