import { guarded } from '@/lib/server/guard/guarded';
import { handleApiCatalog } from '@/lib/server/posture-export';

export const dynamic = 'force-dynamic';

export const GET = guarded('estate.catalog', handleApiCatalog);
