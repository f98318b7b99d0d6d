import { z } from 'zod';

const LISTS = ['ndjson', 'json', 'csv'] as const;

/** How a whole list is written: a line for each entry, one array, or a table. */
export const ExportFormat = z.enum(LISTS).default('ndjson');
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Findings also as SARIF 2.1.0, and as DefectDojo's generic findings. */
export const FindingExportFormat = z.enum([...LISTS, 'sarif', 'defectdojo']).default('ndjson');
export type FindingExportFormat = z.infer<typeof FindingExportFormat>;

/** APIs also as entities of a Backstage catalog, and as an api-catalog (RFC 9727). */
export const PostureExportFormat = z.enum([...LISTS, 'backstage', 'api-catalog']).default('ndjson');
export type PostureExportFormat = z.infer<typeof PostureExportFormat>;
