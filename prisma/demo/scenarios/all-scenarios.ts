import { AUTHENTICATION_SCENARIOS } from './authentication';
import { CONTENT_SCENARIOS } from './content';
import { INVENTORY_SCENARIOS } from './inventory';
import { OPERATION_SCENARIOS } from './operation';
import type { Scenario } from './scenario';

export const SCENARIOS: readonly Scenario[] = [
  ...INVENTORY_SCENARIOS,
  ...AUTHENTICATION_SCENARIOS,
  ...CONTENT_SCENARIOS,
  ...OPERATION_SCENARIOS,
];

/** The scenarios as a Markdown list. */
export function scenarioList(): string {
  const lines = SCENARIOS.map(({ title, rules, where }) => {
    const named = rules.length > 0 ? ` (${rules.join(', ')})` : '';
    return `- ${title}${named}: ${where.map((place) => `\`${place}\``).join(', ')}`;
  });
  return lines.join('\n');
}
