import type { RuleSetting, Severity } from '@/lib/contracts/rule';
import type { Subject } from '@/lib/contracts/subject';
import type { Firing, Rule, RuleContext } from './rule';
import { isUnobservable } from './rule';

/** A rule that fired, with what settings made of its severity. */
export interface JudgedFiring {
  rule: Rule;
  firing: Required<Firing>;
}

/** What a rule said of one subject. */
export type RuleOutcome =
  | { kind: 'fired'; firings: JudgedFiring[] }
  | { kind: 'clear' }
  | { kind: 'unobservable'; because: string };

/** A rule as it is set for one API. */
export interface SetRule {
  rule: Rule;
  /** In place of the severities of the rule. */
  severity: Severity | undefined;
  parameters: Readonly<Record<string, number>>;
}

/** The rules as set for an API, those that are switched off left out. The API's own settings win. */
export function applySettings(
  rules: readonly Rule[],
  settings: readonly RuleSetting[],
  api: string,
): SetRule[] {
  return rules.flatMap((rule) => {
    const own = settings.filter((setting) => setting.rule === rule.id && (setting.api ?? api) === api);
    own.sort((a, b) => Number(a.api !== null) - Number(b.api !== null));
    if (own.findLast(({ isEnabled }) => isEnabled !== undefined)?.isEnabled === false) return [];
    const severity = own.findLast((setting) => setting.severity !== undefined)?.severity;
    const defaults = Object.entries(rule.parameters).map(([name, { value }]) => [name, value]);
    const parameters = Object.assign(
      Object.fromEntries(defaults),
      ...own.map((setting) => setting.parameters),
    );
    return [{ rule, severity, parameters }];
  });
}

/** Applies one rule to a subject of its scope. */
export function applyRule(
  { rule, severity, parameters }: SetRule,
  subject: Subject,
  nowMs: number,
): RuleOutcome {
  const verdict = detect(rule, subject, { nowMs, parameters });
  if (isUnobservable(verdict)) return { kind: 'unobservable', because: verdict.unobservable };
  if (verdict.length === 0) return { kind: 'clear' };
  const firings = onePerQualifier(verdict).map((firing) => ({
    rule,
    firing: { ...firing, severity: severity ?? firing.severity ?? rule.severity },
  }));
  return { kind: 'fired', firings };
}

/** Two documents of an API may define the same scheme: that is one finding with the evidence of both. */
function onePerQualifier(firings: readonly Firing[]): Firing[] {
  const merged = new Map<string, Firing>();
  for (const firing of firings) {
    const known = merged.get(firing.qualifier);
    const evidence = known ? [...known.evidence, ...firing.evidence] : firing.evidence;
    merged.set(firing.qualifier, { ...(known ?? firing), evidence });
  }
  return [...merged.values()];
}

function detect(rule: Rule, subject: Subject, context: RuleContext) {
  if (rule.scope === 'endpoint' && subject.scope === 'endpoint') return rule.detect(subject, context);
  if (rule.scope === 'api' && subject.scope === 'api') return rule.detect(subject, context);
  if (rule.scope === 'host' && subject.scope === 'host') return rule.detect(subject, context);
  if (rule.scope === 'source' && subject.scope === 'source') return rule.detect(subject, context);
  throw new Error(`${rule.id} judges subjects of scope ${rule.scope}, not ${subject.scope}`);
}
