import { z } from 'zod';
import { Day } from './lifecycle';
import {
  NO_WORD,
  POLICY_FIELDS,
  type PolicyAbout,
  type PolicyField,
  type PolicyFieldName,
} from './policy-fields';
import { Severity } from './rule';
import { Text } from './text';

const Pattern = Text.trim().min(1).max(300);

/** One of these words, or none of those of `not`. `-` is for what has none. */
const oneOf = (word: z.ZodType<string>) => z.array(word).min(1, 'Give at least one word').max(100);
const wordTest = (word: z.ZodType<string>) =>
  z.union([word.transform((one) => [one]), oneOf(word), z.strictObject({ not: oneOf(word) })], {
    error: 'Give a word, a list of words, or { not: [words] }, of the words that there are',
  });
/** At least one of `any`, and none of `none`. */
const ListTest = z
  .strictObject({ any: oneOf(Pattern).optional(), none: oneOf(Pattern).optional() })
  .refine(({ any, none }) => any !== undefined || none !== undefined, 'Give any or none.');
const NumberTest = z
  .strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'Give atLeast or atMost.')
  .refine(
    ({ atLeast, atMost }) => atLeast === undefined || atMost === undefined || atLeast <= atMost,
    'Give an atLeast that is not above atMost.',
  );

export type PolicyTest =
  | boolean
  | string[]
  | { not: string[] }
  | { any?: string[]; none?: string[] }
  | { atLeast?: number; atMost?: number };
/** Tests by field, which must all hold. */
export type PolicyTests = Partial<Record<PolicyFieldName, PolicyTest>>;
/** Tests that must all hold, and of `anyOf` at least one group. */
export type PolicyConditions = PolicyTests & { anyOf?: PolicyTests[] };

const isSaid = (conditions: object): boolean => Object.keys(conditions).length > 0;
const SAY_SOMETHING = 'Say at least one thing that must hold';

function testOf({ kind, words }: PolicyField): z.ZodType<PolicyTest> {
  if (kind === 'number') return NumberTest;
  if (kind === 'flag') return z.boolean();
  if (kind === 'list') return ListTest;
  return wordTest(words ? z.enum([...words, NO_WORD]) : Pattern);
}

function conditionsOf(about: PolicyAbout): z.ZodType<PolicyConditions> {
  const fields = Object.entries(POLICY_FIELDS as Record<string, PolicyField>).filter(([, field]) =>
    field.about.includes(about),
  );
  const tests = Object.fromEntries(fields.map(([name, field]) => [name, testOf(field).optional()]));
  const group = z.strictObject(tests).refine(isSaid, SAY_SOMETHING);
  const anyOf = z.array(group).min(1).max(20).optional();
  return z.strictObject({ ...tests, anyOf }) as z.ZodType<PolicyConditions>;
}

/** What is let off until the end of a day, and why. */
export const PolicyExemption = z.strictObject({
  /** Pattern of the API's name. */
  api: Pattern,
  /** Pattern of `METHOD /path`; without one the whole API. */
  endpoint: Pattern.optional(),
  until: Day,
  reason: Text.trim().min(10).max(2000),
});
export type PolicyExemption = z.infer<typeof PolicyExemption>;

const common = {
  /** Its key: in files, addresses and SARIF. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,62}$/, 'Give a name of small letters, digits and dashes, as open-apis-score.'),
  title: Text.trim().min(1).max(200),
  description: Text.trim().max(2000).default(''),
  severity: Severity.default('high'),
  /** The first day on which it must hold; without one it holds already. */
  from: Day.optional(),
  exceptions: z.array(PolicyExemption).max(500).default([]),
};

/** What must hold of which APIs or endpoints, and from when. */
export const Policy = z.discriminatedUnion('about', [
  z.strictObject({
    ...common,
    about: z.literal('api'),
    exceptions: z
      .array(PolicyExemption.omit({ endpoint: true }))
      .max(500)
      .default([]),
    scope: conditionsOf('api').default({}),
    must: conditionsOf('api').refine(isSaid, SAY_SOMETHING),
  }),
  z.strictObject({
    ...common,
    about: z.literal('endpoint'),
    scope: conditionsOf('endpoint').default({}),
    must: conditionsOf('endpoint').refine(isSaid, SAY_SOMETHING),
  }),
]);
export type Policy = z.infer<typeof Policy>;

/** A file of policies. */
export const PolicyFile = z.strictObject({ policies: z.array(Policy).min(1).max(200) });
export type PolicyFile = z.infer<typeof PolicyFile>;

/** An API or endpoint that a policy is about, and why it does not pass. */
export const PolicyMiss = z.object({
  api: z.string(),
  /** `METHOD /path`; `null` for an API. */
  endpoint: z.string().nullable(),
  /** Id of the endpoint, or of the API; `null` where there is no database. */
  id: z.number().int().nullable(),
  because: z.string(),
});
export type PolicyMiss = z.infer<typeof PolicyMiss>;

/** How a policy stands. What evidence cannot tell is neither passed nor failed. */
export const PolicyResult = z.object({
  name: z.string(),
  passed: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  /** Those that fail and are let off. */
  excepted: z.number().int(),
  isInForce: z.boolean(),
  /** In order of API and path, at most 500. */
  failures: z.array(PolicyMiss),
  /** At most 100. */
  unknowns: z.array(PolicyMiss),
});
export type PolicyResult = z.infer<typeof PolicyResult>;

/** How a policy stood at the end of a day (UTC). */
export const PolicyDay = PolicyResult.pick({
  passed: true,
  failed: true,
  unknown: true,
  excepted: true,
}).extend({
  day: Day,
});
export type PolicyDay = z.infer<typeof PolicyDay>;

/** What somebody asks to be let off. Times RFC 3339. */
export const PolicyException = PolicyExemption.extend({
  id: z.number().int(),
  endpoint: z.string().nullable(),
  requesterId: z.string(),
  requester: z.string(),
  requestedAt: z.iso.datetime(),
  /** `null`: nobody has decided. */
  verdict: z.enum(['approved', 'rejected', 'withdrawn']).nullable(),
  approver: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type PolicyException = z.infer<typeof PolicyException>;

export const PolicyRow = z.object({
  id: z.number().int(),
  name: z.string(),
  title: z.string(),
  about: z.enum(['api', 'endpoint']),
  severity: Severity,
  from: Day.nullable(),
  counts: PolicyResult.pick({ passed: true, failed: true, unknown: true, excepted: true, isInForce: true }),
  /** The last 90 days that were kept, oldest first. */
  days: z.array(PolicyDay),
  /** Exceptions that nobody has decided on. */
  waiting: z.number().int(),
});
export type PolicyRow = z.infer<typeof PolicyRow>;

/** One that was read already. The document says no more than that it is an object: its fields are in docs/policies.md. */
const ReadPolicy = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Policy>;

export const PolicyDetail = PolicyRow.extend({
  policy: ReadPolicy,
  /** Grows with each change: a change is refused when another came before it. */
  version: z.number().int(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  /** It as a file. */
  yaml: z.string(),
  result: PolicyResult,
  /** Newest first, at most 200. */
  exceptions: z.array(PolicyException),
});
export type PolicyDetail = z.infer<typeof PolicyDetail>;

/** The text of a file with one policy, YAML or JSON. */
export const PolicyText = z.string().max(100_000);

/** A policy as it would stand, or what its text lacks, which is nobody's error while it is written. */
export const TriedPolicy = z.discriminatedUnion('isWhole', [
  z.object({ isWhole: z.literal(true), policy: ReadPolicy, yaml: z.string(), result: PolicyResult }),
  z.object({ isWhole: z.literal(false), problems: z.array(z.string()) }),
]);
export type TriedPolicy = z.infer<typeof TriedPolicy>;
