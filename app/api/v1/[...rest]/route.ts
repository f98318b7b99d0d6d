import { guarded } from '@/lib/server/guard/guarded';
import { handleApiRequest } from '@/lib/server/http-api';

export const dynamic = 'force-dynamic';

const handle = guarded('contract', (request, _context, actor) => handleApiRequest(request, actor));

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
