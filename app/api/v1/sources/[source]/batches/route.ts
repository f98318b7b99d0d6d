import { handleBatch } from '@/lib/server/batch-door';
import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

export const POST = guarded(
  'intake.batch',
  async (request, { params }: { params: Promise<{ source: string }> }, actor) =>
    handleBatch(request, (await params).source, actor),
);
