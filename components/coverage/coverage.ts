import { inventoryHref } from '@/components/inventory/inventory-url';
import type { ApiSummary } from '@/lib/contracts/inventory';

export type CoverageKind = 'both' | 'seen' | 'declared';

export interface CoveragePart {
  kind: CoverageKind;
  words: string;
  count: number;
  /** The inventory, filtered to this part. */
  href: string;
}

const SEEN = ['active', 'quiet'] as const;
const UNSEEN = ['never-seen', 'unobservable'] as const;

/** What a strip draws; `name` is null for the estate as a whole. */
export type Covered = Pick<ApiSummary, 'documentedAndSeen' | 'seenOnly' | 'documentedOnly'> & {
  name: string | null;
};

/** The parts of a coverage strip; empty ones are kept, for the legend. */
export function coverageParts(api: Covered): CoveragePart[] {
  const filter = api.name === null ? {} : { api: [api.name] };
  return [
    {
      kind: 'both',
      words: 'documented and seen',
      count: api.documentedAndSeen,
      href: inventoryHref({ ...filter, documentation: ['documented'], traffic: [...SEEN] }),
    },
    {
      kind: 'seen',
      words: 'seen only',
      count: api.seenOnly,
      href: inventoryHref({ ...filter, documentation: ['undocumented', 'removed'], traffic: [...SEEN] }),
    },
    {
      kind: 'declared',
      words: 'documented only',
      count: api.documentedOnly,
      href: inventoryHref({ ...filter, documentation: ['documented'], traffic: [...UNSEEN] }),
    },
  ];
}

export function coverageSentence(parts: readonly CoveragePart[]): string {
  return parts.map(({ count, words }) => `${count} ${words}`).join(', ');
}
