import { z } from 'zod';
import { Assignee } from './finding';
import { Text } from './text';

/** What findings an assignment rule is for; what is empty fits all. */
const Fits = z.object({
  /** Id of a detection rule, or how one begins: `AUTH` for all of authentication. */
  rule: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2,6}(-\d{0,2})?)?$/, 'Give a rule as AUTH-02, or AUTH for all of a kind.'),
  /** Pattern of an API's name, with `*` for any characters. */
  api: Text.trim().max(300),
  /** Pattern of a path. */
  path: Text.trim().max(500),
});

/** To whom new findings go. */
export const AssignmentRule = Fits.extend({
  id: z.number().int(),
  /** Team that answers for the API; `null`: any. */
  owner: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  assignee: Assignee,
});
export type AssignmentRule = z.infer<typeof AssignmentRule>;

export const NewAssignmentRule = z
  .strictObject({
    ...Fits.shape,
    owner: z.number().int().positive().nullable().default(null),
    person: z.string().max(100).nullable().default(null),
    team: z.number().int().positive().nullable().default(null),
  })
  .refine(({ person, team }) => (person === null) !== (team === null), 'Name a person or a team.');
export type NewAssignmentRule = z.infer<typeof NewAssignmentRule>;

/** What findings a rule is for; what is empty or `null` fits all. */
export interface AssignmentTerms {
  rule: string;
  api: string;
  path: string;
  ownerId: number | null;
}

/** A finding, as far as assigning it depends on it. */
export interface AssignedFacts {
  rule: string;
  api: string;
  /** `null` for what is about no endpoint. */
  path: string | null;
  ownerId: number | null;
}
