import type { Policy } from '@/lib/contracts/policy';
import { toYaml } from '../to-yaml';

/** Policies as a file, without what is said by default. */
export function policiesToYaml(policies: readonly Policy[]): string {
  return toYaml({
    policies: policies.map(({ description, scope, exceptions, ...policy }) => ({
      ...policy,
      ...(description === '' ? {} : { description }),
      ...(Object.keys(scope).length === 0 ? {} : { scope }),
      ...(exceptions.length === 0 ? {} : { exceptions }),
    })),
  });
}
