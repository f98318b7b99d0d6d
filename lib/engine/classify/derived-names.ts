import type { EndpointStates } from '@/lib/contracts/endpoint';
import type { DerivedName } from '@/lib/contracts/inventory';

/** A name people use, and which of its causes hold: never empty for zombie and unauthenticated. */
export type NamedState =
  | { name: Extract<DerivedName, 'shadow' | 'orphan'> }
  | { name: Extract<DerivedName, 'zombie'>; because: ('removed' | 'deprecated' | 'sunset-passed')[] }
  | { name: Extract<DerivedName, 'unauthenticated'>; because: ('observed' | 'declared')[] };

export function deriveNames(states: EndpointStates): NamedState[] {
  const { documentation, traffic, lifecycle, declared, observed } = states;
  const names: NamedState[] = [];
  if (documentation === 'undocumented' && traffic === 'active') names.push({ name: 'shadow' });
  const zombie: ('removed' | 'deprecated' | 'sunset-passed')[] = [];
  if (documentation === 'removed') zombie.push('removed');
  if (lifecycle === 'deprecated' || lifecycle === 'sunset-passed') zombie.push(lifecycle);
  if (zombie.length > 0 && traffic === 'active') names.push({ name: 'zombie', because: zombie });
  if (documentation === 'documented' && traffic === 'never-seen') names.push({ name: 'orphan' });
  const open: ('observed' | 'declared')[] = [];
  if (observed === 'never') open.push('observed');
  if (declared === 'none') open.push('declared');
  if (open.length > 0) names.push({ name: 'unauthenticated', because: open });
  return names;
}
