import type { Command } from 'commander';
import { withDatabase } from '@/lib/services/connect';
import { judgeAll, judgeStale } from '@/lib/services/judge-stale';
import { warn } from '../output';

export function addJudge(program: Command): void {
  program
    .command('judge')
    .description('judge the findings of everything again, and score it')
    .option('--changed', 'only what changed since it was judged')
    .action(judge);
}

async function judge({ changed = false }: { changed?: boolean }): Promise<void> {
  await withDatabase(warn, async () => {
    const now = new Date();
    const judged = changed ? await judgeStale(now) : await judgeAll(now);
    warn(`${judged} APIs judged`);
  });
}
