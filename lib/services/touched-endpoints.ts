import type { StatedDates } from '@/lib/contracts/evidence';
import type { RuleSetting } from '@/lib/contracts/rule';
import type { FindingRow } from '@/lib/data/findings';
import type { DeclaredOperation } from '@/lib/data/specs';
import { activityOf } from '@/lib/engine/build-subjects';
import type { HostTallies } from '@/lib/engine/host-tallies';
import type { JudgedEndpoint } from '@/lib/engine/judge-endpoint';
import { endpointKey } from '@/lib/engine/routing';
import { isSilent } from '@/lib/engine/rules/clearing';
import { applySettings } from '@/lib/engine/rules/judge-subject';
import { RULES } from '@/lib/engine/rules/registry';
import type { HostFollower } from '@/lib/engine/rules/rule';
import { isMonthWithout } from '@/lib/engine/rules/settled-by';

export interface ChangedApi {
  api: { id: number; name: string; stated: StatedDates };
  endpoints: readonly JudgedEndpoint<DeclaredOperation>[];
  hosts: HostTallies;
  /** Keys of the endpoints that changed; `all` after a new revision, and when everything is judged again. */
  changed: ReadonlySet<string> | 'all';
}

const SETTLED_BY_HOSTS = new Set(
  RULES.filter(({ clears }) => clears.includes('silence') || clears.includes('month-without')).map(
    ({ id }) => id,
  ),
);

/**
 * Endpoints to judge: those that changed, and those whose findings come or go by what their hosts do meanwhile. The rest
 * would be judged as it was. O(endpoints + findings).
 */
export function touchedEndpoints(
  { api, endpoints, hosts, changed }: ChangedApi,
  kept: readonly FindingRow[],
  settings: readonly RuleSetting[],
): Set<string> {
  const byKey = endpoints.map((one): [string, JudgedEndpoint<DeclaredOperation>] => [
    endpointKey(one.endpoint.method, one.endpoint.key),
    one,
  ]);
  if (changed === 'all') return new Set(byKey.map(([key]) => key));
  const activity = activityOf(hosts);
  const open = Map.groupBy(
    kept.filter(({ key, status }) => key !== null && status !== 'resolved'),
    ({ method, key }) => endpointKey(method as string, key as string),
  );
  const followed = applySettings(RULES, settings, api.name).flatMap(({ rule, parameters }) => {
    const follows = 'followsHosts' in rule ? rule.followsHosts : undefined;
    return follows ? [{ id: rule.id, isShown: (one: HostFollower) => follows(one, parameters) }] : [];
  });
  const touched = new Set(changed);
  for (const [key, { endpoint }] of byKey) {
    const follower = { traffic: endpoint.summary, activity };
    const findings = open.get(key) ?? [];
    const isDue =
      findings.some((finding) => isSettledByHosts(finding, follower)) ||
      followed.some(
        ({ id, isShown }) =>
          (endpoint.declaration?.isCurrent === true && isShown(follower)) !==
          findings.some(({ rule }) => rule === id),
      );
    if (isDue) touched.add(key);
  }
  return touched;
}

function isSettledByHosts({ rule, lastSeen }: FindingRow, follower: HostFollower): boolean {
  if (!SETTLED_BY_HOSTS.has(rule) || lastSeen === null) return false;
  return isSilent(follower) || isMonthWithout(follower.activity, lastSeen.getTime());
}
