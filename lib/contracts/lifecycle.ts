import { z } from 'zod';

/** Where a person said that an API stands in its life. */
export const Stage = z.enum(['proposed', 'active', 'deprecated', 'sunset', 'retired']);
export type Stage = z.infer<typeof Stage>;

/** A calendar day, UTC. */
export const Day = z.iso.date();
