import type { Policy, PolicyConditions, PolicyTest } from '@/lib/contracts/policy';
import { toYaml } from '../to-yaml';

/** Policies as a file, as a person would write it: nothing that holds by default, and single words as such. */
export function policiesToYaml(policies: readonly Policy[]): string {
  return toYaml({ policies: policies.map(written) });
}

function written(policy: Policy): object {
  const { name, title, description, about, severity, from, scope, must, exceptions } = policy;
  return {
    name,
    title,
    ...(description === '' ? {} : { description }),
    about,
    severity,
    ...(from === undefined ? {} : { from }),
    ...(Object.keys(scope).length === 0 ? {} : { scope: conditions(scope) }),
    must: conditions(must),
    ...(exceptions.length === 0 ? {} : { exceptions }),
  };
}

function conditions({ anyOf, ...tests }: PolicyConditions): object {
  const own = Object.fromEntries(
    Object.entries(tests).map(([field, test]) => [field, word(test as PolicyTest)]),
  );
  return anyOf ? { ...own, anyOf: anyOf.map(conditions) } : own;
}

function word(test: PolicyTest): unknown {
  return Array.isArray(test) && test.length === 1 ? test[0] : test;
}
