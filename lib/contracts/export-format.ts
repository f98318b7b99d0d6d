import { z } from 'zod';

/** How a whole list is written: a line for each entry, one array, or a table. */
export const ExportFormat = z.enum(['ndjson', 'json', 'csv']).default('ndjson');
export type ExportFormat = z.infer<typeof ExportFormat>;
