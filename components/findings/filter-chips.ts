import type { FilterChip } from '@/components/list/filter-chips';
import { type FindingsState, SEVERAL_FILTERS } from './findings-url';
import { FACET_TITLES, facetWord } from './words';

interface ChipWords {
  ruleTitles: Readonly<Record<string, string>>;
  endpointName: string;
  viewerId: string | undefined;
  onChange: (part: Partial<FindingsState>) => void;
}

/** Every filter that is set, as a chip. */
export function filterChips(
  state: FindingsState,
  { ruleTitles, endpointName, viewerId, onChange }: ChipWords,
): FilterChip[] {
  const chips = SEVERAL_FILTERS.flatMap((filter) => {
    const chosen: readonly string[] = state[filter];
    return chosen.map((value) => ({
      key: `${filter} ${value}`,
      title: FACET_TITLES[filter],
      word: facetWord(filter, value, ruleTitles),
      onRemove: () => onChange({ [filter]: chosen.filter((other) => other !== value) }),
    }));
  });
  if (state.overdue)
    chips.push({
      key: 'overdue',
      title: 'Due',
      word: 'Overdue',
      onRemove: () => onChange({ overdue: false }),
    });
  if (state.waiting)
    chips.push({
      key: 'waiting',
      title: 'Exception',
      word: 'Waits for a decision',
      onRemove: () => onChange({ waiting: false }),
    });
  if (state.endpoint !== null) {
    chips.push({
      key: 'endpoint',
      title: 'Endpoint',
      word: endpointName,
      onRemove: () => onChange({ endpoint: null }),
    });
  }
  if (state.assignee !== null) {
    chips.push({
      key: 'assignee',
      title: 'Assigned to',
      word: state.assignee === viewerId ? 'You' : 'One person',
      onRemove: () => onChange({ assignee: null }),
    });
  }
  if (state.mentions !== null) {
    chips.push({
      key: 'mentions',
      title: 'Comments name',
      word: state.mentions === viewerId ? 'You' : 'One person',
      onRemove: () => onChange({ mentions: null }),
    });
  }
  return chips;
}
