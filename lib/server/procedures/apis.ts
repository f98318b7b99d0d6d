import { requestJudging } from '@/lib/jobs/background-link';
import { addHost, browseApis } from '@/lib/services/browse-apis';
import { browseRevisions, compareRevisions } from '@/lib/services/compare-revisions';
import { explainScore } from '@/lib/services/explain-score';
import { inspectApi, listTroubled } from '@/lib/services/inspect-api';
import { apiLifecycle, changeApiStanding } from '@/lib/services/lifecycle';
import { listCallers } from '@/lib/services/list-callers';
import {
  addOverride,
  listOverrides,
  previewOverride,
  removeOverride,
} from '@/lib/services/override-templates';
import { setStewardship } from '@/lib/services/stewardship';
import { suggestHostsFor } from '@/lib/services/suggest-hosts-for';
import { overlayOf } from '@/lib/services/write-overlay';
import { actorOf } from './actor-of';
import { os } from './base';

export const apis = {
  list: os.apis.list.handler(({ input }) => browseApis(input)),
  get: os.apis.get.handler(({ input }) => inspectApi(input.id, new Date())),
  score: os.apis.score.handler(({ input }) => explainScore(input.id)),
  troubled: os.apis.troubled.handler(({ input }) => listTroubled(input.id, input.limit)),
  revisions: os.apis.revisions.handler(({ input }) => browseRevisions(input.id, input)),
  diff: os.apis.diff.handler(({ input }) => compareRevisions(input.id, input, new Date())),
  callers: os.apis.callers.handler(({ input }) => listCallers(input.id, input.limit)),
  overlay: os.apis.overlay.handler(({ input }) => overlayOf(input.id)),
  suggestHosts: os.apis.suggestHosts.handler(async ({ input }) => ({
    suggestions: await suggestHostsFor(input.id),
  })),
  joinHost: os.apis.joinHost.handler(({ input }) => addHost(input.id, input.host, new Date())),
  listOverrides: os.apis.listOverrides.handler(({ input }) => listOverrides(input.id)),
  previewOverride: os.apis.previewOverride.handler(({ input: { id, ...override } }) =>
    previewOverride(id, override),
  ),
  addOverride: os.apis.addOverride.handler(({ input: { id, ...override } }) =>
    addOverride(id, override, new Date()),
  ),
  removeOverride: os.apis.removeOverride.handler(({ input }) =>
    removeOverride(input.id, input.overrideId, new Date()),
  ),
  setStewardship: os.apis.setStewardship.handler(async ({ input: { id, ...change } }) => {
    const stewardship = await setStewardship(id, change);
    await requestJudging();
    return stewardship;
  }),
  lifecycle: os.apis.lifecycle.handler(({ input }) => apiLifecycle(input.id, new Date())),
  setStanding: os.apis.setStanding.handler(async ({ input: { id, ...change }, context }) => {
    const standing = await changeApiStanding(id, change, actorOf(context), new Date());
    const { stage, deprecatedOn, sunsetOn } = standing;
    const { reason, isForced } = change;
    Object.assign(context.detail, { stage, deprecatedOn, sunsetOn, reason, isForced });
    await requestJudging();
    return standing;
  }),
};
