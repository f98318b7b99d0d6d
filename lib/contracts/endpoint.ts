import { z } from 'zod';
import { DeclaredAuthentication, FieldPlace } from './operation';
import { Text } from './text';

export const Documentation = z.enum(['documented', 'removed', 'undocumented']);
export type Documentation = z.infer<typeof Documentation>;

export const Traffic = z.enum(['active', 'quiet', 'never-seen', 'unobservable']);
export type Traffic = z.infer<typeof Traffic>;

export const Lifecycle = z.enum(['current', 'deprecated', 'sunset-passed', 'retired']);
export type Lifecycle = z.infer<typeof Lifecycle>;

export const ObservedAuthentication = z.enum(['always', 'mixed', 'never', 'unobservable']);
export type ObservedAuthentication = z.infer<typeof ObservedAuthentication>;

/** Where an endpoint stands on the four axes. */
export interface EndpointStates {
  documentation: Documentation;
  traffic: Traffic;
  lifecycle: Lifecycle;
  declared: DeclaredAuthentication;
  observed: ObservedAuthentication;
}

export const SensitiveClass = z.enum([
  'email',
  'phone',
  'payment-card',
  'iban',
  'ssn',
  'aadhaar',
  'cpf',
  'cnpj',
  'nhs-number',
  'passport',
  'driving-licence',
  'date-of-birth',
  'postal-address',
  'person-name',
  'ip-address',
  'geolocation',
  'jwt',
  'api-key',
  'private-key',
  'password',
  'health',
  'biometric',
]);
export type SensitiveClass = z.infer<typeof SensitiveClass>;

/** One endpoint as `gnomon inventory --json` and `gnomon inspect --json` print it. */
export const InventoryLine = z.object({
  api: z.string(),
  method: z.string(),
  /** Template with named parameters, server base path stripped: `/users/{userId}`. */
  path: z.string(),
  host: z.string().nullable(),
  documentation: Documentation,
  traffic: Traffic,
  lifecycle: Lifecycle,
  authentication: z.object({ declared: DeclaredAuthentication, observed: ObservedAuthentication }),
  requests: z.number().int(),
  fields: z.array(
    z.object({
      place: FieldPlace,
      name: z.string(),
      types: z.array(z.string()),
      classes: z.array(SensitiveClass),
      isDeclared: z.boolean(),
      /** Exchanges that carried it. */
      seen: z.number().int(),
    }),
  ),
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
});
export type InventoryLine = z.infer<typeof InventoryLine>;

/** Why a segment of a template is a literal or a parameter: contributions to the decision, by group, in log-odds. */
export const SegmentReason = z.object({
  /** 0-based position of the segment in the template. */
  position: z.number().int(),
  decision: z.enum(['literal', 'parameter']),
  /** `spec`: documented; `person`: an override; `route`: a framework's route; `shape`: a value at first sight; `statistics`: the model. */
  source: z.enum(['spec', 'person', 'route', 'shape', 'statistics']),
  /** Sum of all contributions; positive means parameter. Only for `statistics`. */
  logOdds: z.number().optional(),
  groups: z.array(z.object({ group: z.string(), logOdds: z.number(), words: z.string() })).optional(),
  /** Literal siblings at the same place (names that the inventory shows anyway, never values). */
  siblings: z.array(z.string()).optional(),
});
export type SegmentReason = z.infer<typeof SegmentReason>;

export const PathParameter = z.object({
  position: z.number().int(),
  name: z.string(),
  /** `integer`, `number`, `uuid`, `date`, `date-time`, `boolean`, `email`, `hex`, `token`, `string`, `enum`. */
  type: z.string(),
  /** Values of a closed set, only such as are ordinary public words. */
  values: z.array(z.string()).optional(),
});
export type PathParameter = z.infer<typeof PathParameter>;

/** A person's decision about one place in an API's paths. Paths are templates with `{}` for each parameter. */
export const TemplateOverride = z.object({
  /** Prefix that leads to the place, `''` for the root. */
  prefix: Text,
  /** `merge`: every segment here is one parameter. `split`: the named words are literals. */
  kind: z.enum(['merge', 'split']),
  words: z.array(Text),
});
export type TemplateOverride = z.infer<typeof TemplateOverride>;
