import { z } from 'zod';

/** What stands in front of an API. */
export const Gateway = z.enum(['nginx', 'envoy', 'kong', 'modsecurity']);
export type Gateway = z.infer<typeof Gateway>;

/** Configuration that helps with a finding while its service is being fixed. */
export const EdgeRules = z.object({
  /** What it does, and which gateway cannot do it; `null`: nothing at a gateway would help. */
  says: z.string().nullable(),
  /** Of the gateways that can do it. */
  rules: z.array(z.object({ gateway: Gateway, text: z.string() })),
});
export type EdgeRules = z.infer<typeof EdgeRules>;
