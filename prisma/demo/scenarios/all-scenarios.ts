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

/** The scenarios as a Markdown table. */
export function scenarioTable(): string {
  const rows = SCENARIOS.map(
    ({ title, rules, where }) =>
      `| ${title} | ${rules.join(', ')} | ${where.map((place) => `\`${place}\``).join(', ')} |`,
  );
  return ['| Planted | Rules | Where it shows |', '|---|---|---|', ...rows].join('\n');
}
