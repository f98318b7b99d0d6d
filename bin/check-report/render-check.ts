import type { CheckResult } from '@/lib/services/check-files';
import { printableJson } from '../printable';
import { renderMarkdown } from './markdown';
import { renderPolicies } from './policies';
import { renderSarif } from './sarif';
import { renderTable } from './table';

export const CHECK_FORMATS = ['table', 'json', 'sarif', 'markdown'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** A check as text that ends with a newline. `specs` are the paths that were given. */
export function renderCheck(format: CheckFormat, result: CheckResult, specs: readonly string[]): string {
  if (format === 'sarif') return `${printableJson(renderSarif(result, specs), 2)}\n`;
  if (format === 'json') return `${printableJson(result, 2)}\n`;
  if (format === 'markdown') return renderMarkdown(result);
  const policies = result.policies.length === 0 ? '' : `\nPolicies\n${renderPolicies(result.policies)}`;
  return renderTable(result) + policies;
}
