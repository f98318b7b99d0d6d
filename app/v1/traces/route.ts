import { guarded } from '@/lib/server/guard/guarded';
import { speakOtlp } from '@/lib/server/otlp-answers';
import { handleTraces } from '@/lib/server/traces-door';

export const dynamic = 'force-dynamic';

export const POST = speakOtlp(
  guarded('intake.traces', (request, _context: unknown, actor) => handleTraces(request, actor)),
);
