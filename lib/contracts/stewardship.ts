import { z } from 'zod';

/** How far an API reaches; nobody has said it where there is none. */
export const StatedExposure = z.enum(['open', 'partner', 'internal', 'composite']);
export type StatedExposure = z.infer<typeof StatedExposure>;

/** What people say of an API that no document and no traffic can. */
export const Stewardship = z.object({
  team: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  exposure: StatedExposure.nullable(),
});
export type Stewardship = z.infer<typeof Stewardship>;
