import type { ChangeClass, ChangeSeverity } from '@/lib/contracts/spec-change';

/** What a change does to the set of values that the contract allows; `none` for what never reaches the wire. */
export type Effect = 'narrows' | 'widens' | 'incomparable' | 'unknown' | 'none';

/** Who sends the value: the client, or the server. */
export type Direction = 'request' | 'response';

/** How an effect inside a subschema acts on the schema around it: `not` turns it around, `if` makes it undecidable. */
export type Polarity = 'same' | 'reversed' | 'undecided';

export interface Judgement {
  class: ChangeClass;
  severity: ChangeSeverity;
}

/**
 * A client breaks where its requests may be refused (narrower) or where it may be sent what it never had to expect
 * (wider). The severity law of oasdiff (`checker/rules/derive.go`); what cannot be decided there is medium here.
 */
export function judgeEffect(effect: Effect, direction: Direction): Judgement {
  if (effect === 'none') return { class: 'editorial', severity: 'info' };
  if (effect === 'unknown') return { class: 'breaking', severity: 'medium' };
  const isSafe = effect === (direction === 'request' ? 'widens' : 'narrows');
  return isSafe ? { class: 'additive', severity: 'info' } : { class: 'breaking', severity: 'high' };
}

export function turnEffect(effect: Effect, polarity: Polarity): Effect {
  if (polarity === 'same' || (effect !== 'narrows' && effect !== 'widens')) return effect;
  if (polarity === 'undecided') return 'unknown';
  return effect === 'narrows' ? 'widens' : 'narrows';
}

export function turnPolarity(outer: Polarity, inner: Polarity): Polarity {
  if (outer === 'undecided' || inner === 'undecided') return 'undecided';
  return outer === inner ? 'same' : 'reversed';
}
