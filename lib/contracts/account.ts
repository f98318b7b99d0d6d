import { z } from 'zod';
import { ROLES, SCOPES } from './roles';
import { Text } from './text';

export const RoleName = z.enum(ROLES);
const Scope = z.enum(SCOPES);

export const PersonName = Text.trim().min(1).max(100);
export const Email = z.email().max(254).toLowerCase();

/** NIST SP 800-63B: length is what counts; at least 15 where it is the only factor, 12 as a compromise with habit. */
export const Password = z.string().min(12).max(200);

export const Team = z.object({
  id: z.number().int(),
  name: z.string(),
  members: z.number().int(),
  apis: z.number().int(),
});
export type Team = z.infer<typeof Team>;

/** Who is asking. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  teams: z.array(z.object({ id: z.number().int(), name: z.string() })),
  hasSecondFactor: z.boolean(),
  /** False for who signs in with a provider only. */
  hasPassword: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  teams: z.array(z.object({ id: z.number().int(), name: z.string() })),
  hasSecondFactor: z.boolean(),
  isDisabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When a session of theirs was used last. */
  lastSeen: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof Person>;

/** A link that works once. `secret` is shown only when it is made. */
export const OneTimeLink = z.object({
  id: z.number().int(),
  kind: z.enum(['invitation', 'password-reset']),
  email: z.string(),
  role: RoleName.nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type OneTimeLink = z.infer<typeof OneTimeLink>;

export const Session = z.object({
  id: z.string(),
  /** Browser and system, as far as the browser says. */
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const ApiToken = z.object({
  id: z.number().int(),
  name: z.string(),
  /** First characters of the secret. */
  start: z.string(),
  owner: z.string(),
  scopes: z.array(Scope),
  source: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const NewApiToken = z.strictObject({
  name: Text.trim().min(1).max(100),
  scopes: z.array(Scope).min(1).max(SCOPES.length),
  source: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional(),
  /** Days until it stops working; at most a year. */
  days: z.number().int().min(1).max(365),
});
export type NewApiToken = z.infer<typeof NewApiToken>;
