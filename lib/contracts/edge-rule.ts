import { z } from 'zod';

/** What stands in front of an API and can refuse requests. */
export const Gateway = z.enum(['nginx', 'envoy', 'kong', 'modsecurity']);
export type Gateway = z.infer<typeof Gateway>;

/** Configuration that refuses the requests of a finding while its service is being fixed. */
export const EdgeRules = z.object({
  /** What it refuses, as a sentence; `null`: nothing at the gateway would help. */
  says: z.string().nullable(),
  rules: z.array(z.object({ gateway: Gateway, text: z.string() })),
});
export type EdgeRules = z.infer<typeof EdgeRules>;
