import type { SecurityUse } from '@/lib/contracts/operation';
import type { EffectiveSecurity } from '../read-security';
import type { ChangeList, Spots, Subject } from './change-list';
import { shortText } from './short-value';

export interface SecurityPair {
  prefix: 'api-security' | 'api-global-security';
  subject: Subject;
  before: EffectiveSecurity;
  after: EffectiveSecurity;
  spots: Spots;
}

/** One way to be let in: scopes by what is sent. Names of schemes are the document's own and never sent. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;
type Alternatives = ReadonlyMap<string, Alternative>;

const OPEN = '';
const NO_ALTERNATIVE: Alternative = new Map();

/** Compares which credentials are asked for, alternative by alternative. What cannot be read is not compared. */
export function compareSecurity(pair: SecurityPair, changes: ChangeList): void {
  const { prefix, subject, spots } = pair;
  if (pair.before.authentication === 'unknown' || pair.after.authentication === 'unknown') return;
  const olds = alternativesOf(pair.before);
  const news = alternativesOf(pair.after);
  const say = (event: SecurityEvent, text: string): void =>
    changes.add(`${prefix}-${event}`, subject, text, spots);
  const removed = [...olds.keys()].filter((key) => !news.has(key));
  const added = [...news.keys()].filter((key) => !olds.has(key));
  const wasOpen = olds.has(OPEN);
  const isOpen = news.has(OPEN);
  if (isOpen && news.size === 1) {
    if (removed.length > 0)
      say('removed', `No credentials are asked for any more; before, ${list(removed)}.`);
    return;
  }
  if (wasOpen && olds.size === 1) {
    if (isOpen) say('alternative-added', `Credentials may be sent now: ${list(added)}.`);
    else say('added', `Credentials are asked for now: ${list(added)}.`);
    return;
  }
  if (isOpen && !wasOpen)
    say('became-optional', 'Credentials are no longer needed: an empty alternative was added.');
  if (wasOpen && !isOpen)
    say('became-required', 'Credentials are needed now: the empty alternative was removed.');
  compareAlternatives({ olds, news, removed, added }, say);
}

type SecurityEvent =
  | 'added'
  | 'removed'
  | 'became-optional'
  | 'became-required'
  | 'alternative-added'
  | 'alternative-removed'
  | 'alternative-weakened'
  | 'scope-added'
  | 'scope-removed';

interface Compared {
  olds: Alternatives;
  news: Alternatives;
  removed: readonly string[];
  added: readonly string[];
}

function compareAlternatives(
  { olds, news, removed, added }: Compared,
  say: (event: SecurityEvent, text: string) => void,
): void {
  const left = new Set(removed.filter((key) => key !== OPEN));
  for (const key of added) {
    if (key === OPEN) continue;
    const now = news.get(key) ?? NO_ALTERNATIVE;
    const stronger = [...left].find((old) => isWithin(now, olds.get(old) ?? NO_ALTERNATIVE));
    if (stronger === undefined)
      say('alternative-added', `Another way to be let in was added: ${list([key])}.`);
    else {
      left.delete(stronger);
      say('alternative-weakened', `Where ${list([stronger])} was asked for, ${list([key])} is enough.`);
    }
  }
  for (const key of left) say('alternative-removed', `A way to be let in was removed: ${list([key])}.`);
  for (const [key, old] of olds) {
    for (const [sent, scopes] of news.get(key) ?? NO_ALTERNATIVE) {
      const held = old.get(sent) ?? new Set();
      for (const scope of scopes)
        if (!held.has(scope)) say('scope-added', `The scope "${scope}" is asked for now, with ${sent}.`);
      for (const scope of held)
        if (!scopes.has(scope))
          say('scope-removed', `The scope "${scope}" is no longer asked for, with ${sent}.`);
    }
  }
}

function isWithin(fewer: Alternative, more: Alternative): boolean {
  return fewer.size < more.size && [...fewer.keys()].every((key) => more.has(key));
}

function alternativesOf({ security }: EffectiveSecurity): Alternatives {
  const alternatives = new Map<string, Alternative>();
  for (const uses of security) {
    const alternative = new Map(uses.map((use) => [sentBy(use), new Set(use.scopes)] as const));
    alternatives.set([...alternative.keys()].sort().join(' and '), alternative);
  }
  if (alternatives.size === 0) alternatives.set(OPEN, NO_ALTERNATIVE);
  return alternatives;
}

/** What a client sends, in words. */
function sentBy({ scheme, kind, in: where, name }: SecurityUse): string {
  if (kind === 'undefined') return `the scheme "${scheme}"`;
  return kind === 'apiKey' ? `apiKey ${where ?? ''} "${name ?? ''}"` : kind;
}

function list(keys: readonly string[]): string {
  return shortText(keys.filter((key) => key !== OPEN).join(' or '), 200);
}
