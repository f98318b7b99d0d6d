import type { RuleSetting } from '@/lib/contracts/rule';
import { RULES } from '@/lib/engine/rules/registry';
import { NotFoundError, UnusableError } from './errors';

/** Refuses a setting of a rule or a parameter that there is not, and a value that means nothing. */
export function checkRuleSetting({ rule: id, parameters = {} }: RuleSetting): void {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new NotFoundError('rule', id);
  for (const [name, value] of Object.entries(parameters)) {
    const known = Object.keys(rule.parameters);
    const parameter = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (!parameter)
      throw new UnusableError(
        known.length === 0
          ? `${id} has no parameters.`
          : `${id} has no parameter ${name}; it has ${known.join(', ')}.`,
      );
    // A default below 1 is a share of something.
    const most = parameter.value < 1 ? 1 : Number.MAX_SAFE_INTEGER;
    if (!(value > 0 && value <= most))
      throw new UnusableError(
        most === 1
          ? `${name} of ${id} is a share: above 0, at most 1.`
          : `${name} of ${id} is a number above 0.`,
      );
  }
}
