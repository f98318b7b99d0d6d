import type { PolicyConditions, PolicyTest, PolicyTests } from '@/lib/contracts/policy';
import { NO_WORD, POLICY_FIELDS, type PolicyFieldName } from '@/lib/contracts/policy-fields';
import { fitsPattern } from '@/lib/engine/bytes/pattern';
import type { PolicySubject, PolicyValue } from './policy-subject';

/** `null`: evidence cannot tell. */
export type Truth = boolean | null;

/** What came of conditions, and the first sentence that says why they do not hold. */
export interface Held {
  truth: Truth;
  because: string;
}

const HOLDS: Held = { truth: true, because: '' };

/** Whether all tests hold, and one group of `anyOf`. What is false is told before what is unknown. */
export function holdConditions({ anyOf, ...tests }: PolicyConditions, subject: PolicySubject): Held {
  const all = holdTests(tests, subject);
  if (anyOf === undefined || all.truth === false) return all;
  const any = holdAny(anyOf, subject);
  return any.truth === false || all.truth === true ? any : all;
}

function holdTests(tests: PolicyTests, subject: PolicySubject): Held {
  const held = Object.entries(tests).map(([name, test]) =>
    holdTest(name as PolicyFieldName, test, subject.values[name as PolicyFieldName]),
  );
  return held.find(({ truth }) => truth === false) ?? held.find(({ truth }) => truth === null) ?? HOLDS;
}

function holdAny(groups: readonly PolicyTests[], subject: PolicySubject): Held {
  const held = groups.map((tests) => holdTests(tests, subject));
  if (held.some(({ truth }) => truth === true)) return HOLDS;
  const because = held.map((one) => one.because).join(', and ');
  return { truth: held.some(({ truth }) => truth === null) ? null : false, because };
}

function holdTest(name: PolicyFieldName, test: PolicyTest, value: PolicyValue): Held {
  const { says } = POLICY_FIELDS[name];
  if (value === undefined) return { truth: null, because: `no evidence tells its ${says}` };
  const truth = holds(test, value);
  return truth ? HOLDS : { truth, because: `${says}: ${sayValue(value)}, ${sayTest(test)}` };
}

function holds(test: PolicyTest, value: Exclude<PolicyValue, undefined>): boolean {
  if (typeof test === 'boolean') return value === test;
  if (Array.isArray(test)) return isOneOf(test, value);
  if ('not' in test) return !isOneOf(test.not, value);
  if ('any' in test || 'none' in test) {
    const { any, none } = test;
    return (any === undefined || isOneOf(any, value)) && !(none !== undefined && isOneOf(none, value));
  }
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = test as {
    atLeast?: number;
    atMost?: number;
  };
  return typeof value === 'number' && value >= atLeast && value <= atMost;
}

function isOneOf(patterns: readonly string[], value: Exclude<PolicyValue, undefined>): boolean {
  const words = value === null ? [] : Array.isArray(value) ? value : [String(value)];
  if (words.length === 0) return patterns.includes(NO_WORD);
  return words.some((word) => patterns.some((pattern) => fitsPattern(pattern, word)));
}

function sayValue(value: Exclude<PolicyValue, undefined>): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

function sayTest(test: PolicyTest): string {
  if (typeof test === 'boolean') return `must be ${test ? 'yes' : 'no'}`;
  if (Array.isArray(test)) return `must be ${list(test)}`;
  if ('not' in test) return `must not be ${list(test.not)}`;
  if ('any' in test || 'none' in test) {
    const parts = [
      test.any && `must hold ${list(test.any)}`,
      test.none && `must not hold ${list(test.none)}`,
    ];
    return parts.filter(Boolean).join(' and ');
  }
  const { atLeast, atMost } = test as { atLeast?: number; atMost?: number };
  const bounds = [
    atLeast !== undefined && `at least ${atLeast}`,
    atMost !== undefined && `at most ${atMost}`,
  ];
  return `must be ${bounds.filter(Boolean).join(' and ')}`;
}

function list(words: readonly string[]): string {
  return words.map((word) => (word === NO_WORD ? 'none' : word)).join(' or ');
}
