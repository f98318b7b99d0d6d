import type { RuleSetting } from '@/lib/contracts/rule';

/** What a change of a rule sets, each by itself: `off`, `severity low`, `hostRequests = 500`. */
export function settingWords({ isEnabled, severity, parameters = {} }: RuleSetting): string[] {
  return [
    ...(isEnabled === undefined ? [] : [isEnabled ? 'on' : 'off']),
    ...(severity === undefined ? [] : [`severity ${severity}`]),
    ...Object.entries(parameters).map(([name, value]) => `${name} = ${value}`),
  ];
}
