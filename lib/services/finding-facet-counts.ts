import {
  FINDING_FACETS,
  type FindingFacet,
  type FindingFacetCounts,
  type FindingFilter,
  PENDING_STATUSES,
} from '@/lib/contracts/finding';
import type { FindingGroup } from '@/lib/data/finding-groups';
import { confidenceCodes, severityCodes, statusCodes } from '@/lib/data/findings';
import { countByFacet, type Dimension, topValues } from './count-by-facet';

/** The word that a group has in each facet. */
const WORD_OF: Record<FindingFacet, (group: FindingGroup) => string> = {
  severity: ({ severity }) => severityCodes.word(severity),
  status: ({ status }) => statusCodes.word(status),
  api: ({ api }) => api,
  team: ({ team }) => team,
  rule: ({ rule }) => rule,
  confidence: ({ confidence }) => confidenceCodes.word(confidence),
};

/** For each facet, how many findings each of its values would leave, the filter's other facets applied. */
export function countFindings(groups: readonly FindingGroup[], filter: FindingFilter): FindingFacetCounts {
  const all = countByFacet(groups, dimensionsOf(filter));
  const late = countByFacet(groups.map(lateOnes), dimensionsOf(filter));
  const waiting = countByFacet(groups.map(waitingOnes), dimensionsOf(filter));
  const { total, counts } = filter.overdue ? late : all;
  return {
    total,
    overdue: late.total,
    waiting: waiting.total,
    facets: FINDING_FACETS.map((facet) => {
      const words = (counts.get(facet) ?? new Map()) as Map<string, number>;
      return { facet, ...topValues(new Map([...words].filter(([, count]) => count > 0))) };
    }),
  };
}

function dimensionsOf(filter: FindingFilter): Map<FindingFacet, Dimension<FindingGroup>> {
  return new Map(
    FINDING_FACETS.map((facet) => {
      const chosen = facet === 'status' ? (filter.status ?? PENDING_STATUSES) : filter[facet];
      const words: ReadonlySet<string> | null = chosen ? new Set(chosen) : null;
      const valueIn = WORD_OF[facet];
      return [facet, { valueIn, keeps: words && ((group) => words.has(valueIn(group))) }];
    }),
  );
}

function waitingOnes(group: FindingGroup): FindingGroup {
  return { ...group, count: group.waiting };
}

function lateOnes(group: FindingGroup): FindingGroup {
  return { ...group, count: group.overdue };
}
