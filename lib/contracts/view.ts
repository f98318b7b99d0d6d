import { z } from 'zod';
import { Text } from './text';

/** The pages whose state can be kept. */
export const ViewPage = z.enum(['inventory', 'findings']);
export type ViewPage = z.infer<typeof ViewPage>;

/** The state of a list page under a name: its filters, words, order and columns. */
export const SavedView = z.object({
  id: z.number().int(),
  page: ViewPage,
  name: z.string(),
  /** What stands behind the `?` of the page's address. */
  query: z.string(),
  /** Everybody sees it. */
  isShared: z.boolean(),
  /** Who keeps it. */
  owner: z.string(),
  isOwn: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

export const NewView = z.strictObject({
  page: ViewPage,
  name: Text.trim().min(1).max(80),
  query: Text.max(4000),
  isShared: z.boolean().default(false),
});
export type NewView = z.infer<typeof NewView>;
