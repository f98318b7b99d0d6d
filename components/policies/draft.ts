import type { Policy, PolicyConditions, PolicyTest, PolicyTests } from '@/lib/contracts/policy';
import {
  POLICY_FIELDS,
  type PolicyAbout,
  type PolicyField,
  type PolicyFieldName,
} from '@/lib/contracts/policy-fields';

const FIELDS: Record<PolicyFieldName, PolicyField> = POLICY_FIELDS;

/** The text of a policy as the form has it, whole or not. */
export function textOf(policy: Policy): string {
  const { description, from, exceptions, ...rest } = policy;
  const said = {
    ...rest,
    ...(description.trim() === '' ? {} : { description }),
    ...(from ? { from } : {}),
    ...(exceptions.length === 0 ? {} : { exceptions }),
  };
  return JSON.stringify({ policies: [said] }, null, 2);
}

export function fieldOf(name: PolicyFieldName): PolicyField {
  return FIELDS[name];
}

export function fieldsAbout(about: PolicyAbout): PolicyFieldName[] {
  return (Object.keys(FIELDS) as PolicyFieldName[]).filter((name) => FIELDS[name].about.includes(about));
}

/** Tests of a group, without its alternatives, in the order in which they were added. */
export function testsOf({ anyOf: _, ...tests }: PolicyConditions): [PolicyFieldName, PolicyTest][] {
  return Object.entries(tests as PolicyTests).flatMap(([name, test]) =>
    test === undefined ? [] : [[name as PolicyFieldName, test] as [PolicyFieldName, PolicyTest]],
  );
}

/** What a test of a field begins as: it says nothing yet, but yes. */
export function firstTest(name: PolicyFieldName): PolicyTest {
  const { kind } = FIELDS[name];
  if (kind === 'flag') return true;
  if (kind === 'word') return [];
  return kind === 'number' ? { atLeast: 0 } : { any: [] };
}

export function withTest<Conditions extends PolicyConditions>(
  conditions: Conditions,
  name: PolicyFieldName,
  test: PolicyTest | undefined,
): Conditions {
  const { [name]: _, ...others } = conditions;
  if (test === undefined) return others as Conditions;
  return (name in conditions ? { ...conditions, [name]: test } : { ...others, [name]: test }) as Conditions;
}

/** The same policy about something else, without the conditions that cannot be asked of it. */
export function aboutOther(policy: Policy, about: PolicyAbout): Policy {
  const only = (conditions: PolicyConditions): PolicyConditions =>
    Object.fromEntries(testsOf(conditions).filter(([name]) => FIELDS[name].about.includes(about)));
  const exceptions =
    about === 'api' ? policy.exceptions.filter((one) => !('endpoint' in one)) : policy.exceptions;
  return { ...policy, about, scope: only(policy.scope), must: only(policy.must), exceptions } as Policy;
}

/** A key from a title: small letters, digits and dashes. */
export function nameOf(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return words.slice(0, 63).replace(/-+$/, '');
}

/** Words of a list that a person typed, between commas. */
export function wordsOf(text: string): string[] {
  return text.split(',').flatMap((word) => word.trim() || []);
}
