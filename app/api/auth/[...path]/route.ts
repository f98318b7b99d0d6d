import { handleAuth } from '@/lib/server/auth-door';
import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

const handle = guarded('auth', (request, _context, actor) => handleAuth(request, actor));

export { handle as GET, handle as POST };
