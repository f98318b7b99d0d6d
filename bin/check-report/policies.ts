import { styleText } from 'node:util';
import type { CheckedPolicy } from '@/lib/services/policies/check-policies';
import { printable } from '../printable';

/** Misses that are told of each policy; `--json` has them all. */
export const TOLD = 20;

/** Policies for a terminal, each with what fails. */
export function renderPolicies(policies: readonly CheckedPolicy[]): string {
  return policies.map(renderPolicy).join('');
}

function renderPolicy(policy: CheckedPolicy): string {
  const { name, title, failures, failed } = policy;
  const lines = [
    `${markOf(policy)} ${styleText('bold', printable(name))}  ${printable(title)}: ${countsOf(policy)}`,
  ];
  for (const { api, endpoint, because } of failures.slice(0, TOLD))
    lines.push(`    ${printable(endpoint === null ? api : `${api}  ${endpoint}`)}  ${printable(because)}`);
  if (failed > TOLD) lines.push(`    and ${failed - TOLD} more`);
  return `${lines.join('\n')}\n`;
}

function markOf({ passed, failed, unknown, excepted, isInForce }: CheckedPolicy): string {
  if (failed === 0 && passed + excepted === 0) return styleText('yellow', unknown > 0 ? '?   ' : 'none');
  if (failed === 0) return styleText('green', 'pass');
  return isInForce ? styleText('red', 'FAIL') : styleText('yellow', 'soon');
}

/** "3 passed, 1 failed, 2 unknown". */
export function countsOf({ passed, failed, unknown, excepted, isInForce }: CheckedPolicy): string {
  const counts = [`${passed} passed`, `${failed} failed`];
  if (unknown > 0) counts.push(`${unknown} unknown`);
  if (excepted > 0) counts.push(`${excepted} excepted`);
  return `${counts.join(', ')}${isInForce ? '' : '; not in force yet'}`;
}
