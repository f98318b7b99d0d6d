import { browseFindingFacets, browseFindings, readLastEvent } from '@/lib/services/browse-findings';
import { inspectFinding } from '@/lib/services/inspect-finding';
import { os } from './base';

export const findings = {
  list: os.findings.list.handler(({ input }) => browseFindings(input, new Date())),
  facets: os.findings.facets.handler(({ input }) => browseFindingFacets(input, new Date())),
  lastEvent: os.findings.lastEvent.handler(() => readLastEvent()),
  get: os.findings.get.handler(({ input }) => inspectFinding(input.id, new Date())),
};
