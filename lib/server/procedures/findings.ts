import { requestJudging } from '@/lib/jobs/background-link';
import { actOnFindings, undoAct } from '@/lib/services/act-on-findings';
import { browseExceptions } from '@/lib/services/browse-exceptions';
import { browseFindingFacets, browseFindings, readLastEvent } from '@/lib/services/browse-findings';
import { edgeRulesFor } from '@/lib/services/edge-rules';
import { inspectFinding } from '@/lib/services/inspect-finding';
import { patchOf } from '@/lib/services/patch-finding';
import { actorOf } from './actor-of';
import { os } from './base';

export const findings = {
  list: os.findings.list.handler(({ input }) => browseFindings(input, new Date())),
  facets: os.findings.facets.handler(({ input }) => browseFindingFacets(input, new Date())),
  exceptions: os.findings.exceptions.handler(({ input }) => browseExceptions(input)),
  lastEvent: os.findings.lastEvent.handler(() => readLastEvent()),
  get: os.findings.get.handler(({ input }) => inspectFinding(input.id, new Date())),
  edgeRules: os.findings.edgeRules.handler(({ input }) => edgeRulesFor(input.id, new Date())),
  patch: os.findings.patch.handler(({ input }) => patchOf(input.id, new Date())),
  act: os.findings.act.handler(async ({ input, context }) => {
    const { kind, ...what } = input.act;
    const receipt = await actOnFindings(input, actorOf(context), new Date());
    Object.assign(context.detail, { kind, ...what, findings: receipt.done.map(({ id }) => id) });
    await requestJudging();
    return receipt;
  }),
  undo: os.findings.undo.handler(async ({ input, context }) => {
    const receipt = await undoAct(input.act, actorOf(context), new Date());
    Object.assign(context.detail, { undone: input.act, findings: receipt.done.map(({ id }) => id) });
    await requestJudging();
    return receipt;
  }),
};
