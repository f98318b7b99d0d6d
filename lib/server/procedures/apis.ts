import { requestJudging } from '@/lib/jobs/background';
import { addHost, browseApis } from '@/lib/services/browse-apis';
import {
  addOverride,
  listOverrides,
  previewOverride,
  removeOverride,
} from '@/lib/services/override-templates';
import { setStewardship } from '@/lib/services/stewardship';
import { suggestHostsFor } from '@/lib/services/suggest-hosts-for';
import { os } from './base';

export const apis = {
  list: os.apis.list.handler(({ input }) => browseApis(input)),
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
};
