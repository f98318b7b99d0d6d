import type { Documentation, Lifecycle, ObservedAuthentication, Traffic } from '@/lib/contracts/endpoint';
import type { DerivedName } from '@/lib/contracts/inventory';
import type { DeclaredAuthentication } from '@/lib/contracts/operation';
import type { GlyphShape } from './state-glyph';
import {
  DECLARED_WORDS,
  DOCUMENTATION_WORDS,
  LIFECYCLE_WORDS,
  NAME_WORDS,
  OBSERVED_WORDS,
  TRAFFIC_WORDS,
} from './words';

/** `calm`: as it should be. `shade`: nobody wrote it down. `sun`: look at it. `alarm`: act on it. `faint`: not known. */
export type Tone = 'calm' | 'shade' | 'sun' | 'alarm' | 'faint';

/** How a state looks: its shape and its tone; the word comes from words.ts. */
export interface StateLook {
  word: string;
  /** The word where there is room for ten letters. */
  short: string;
  shape: GlyphShape;
  tone: Tone;
}

type Looks<State extends string> = Record<State, readonly [GlyphShape, Tone]>;

const DOCUMENTATION: Looks<Documentation> = {
  documented: ['documented', 'calm'],
  removed: ['removed', 'sun'],
  undocumented: ['undocumented', 'shade'],
};

const TRAFFIC: Looks<Traffic> = {
  active: ['active', 'calm'],
  quiet: ['quiet', 'calm'],
  'never-seen': ['never-seen', 'calm'],
  unobservable: ['unobservable-traffic', 'faint'],
};

const LIFECYCLE: Looks<Lifecycle> = {
  current: ['current', 'faint'],
  deprecated: ['deprecated', 'sun'],
  'sunset-passed': ['sunset-passed', 'alarm'],
  retired: ['retired', 'alarm'],
};

const DECLARED: Looks<DeclaredAuthentication> = {
  required: ['locked', 'calm'],
  optional: ['half-locked', 'sun'],
  none: ['open-lock', 'alarm'],
  unknown: ['unknown-lock', 'faint'],
};

const OBSERVED: Looks<ObservedAuthentication> = {
  always: ['locked', 'calm'],
  mixed: ['half-locked', 'sun'],
  never: ['open-lock', 'alarm'],
  unobservable: ['unknown-lock', 'faint'],
};

const NAMES: Looks<DerivedName> = {
  shadow: ['undocumented', 'shade'],
  zombie: ['zombie', 'sun'],
  orphan: ['orphan', 'calm'],
  unauthenticated: ['open-lock', 'alarm'],
};

const AXES = {
  documentation: [DOCUMENTATION, DOCUMENTATION_WORDS],
  traffic: [TRAFFIC, TRAFFIC_WORDS],
  lifecycle: [LIFECYCLE, LIFECYCLE_WORDS],
  declared: [DECLARED, DECLARED_WORDS],
  observed: [OBSERVED, OBSERVED_WORDS],
  name: [NAMES, NAME_WORDS],
} as const;

export type StateAxis = keyof typeof AXES;
export type StateValue<Axis extends StateAxis> = keyof (typeof AXES)[Axis][0] & string;

export function isStateAxis(facet: string): facet is StateAxis {
  return facet in AXES;
}

/** The look of `value` on `axis`; `null` for a value that this version does not know. */
export function stateLook(axis: StateAxis, value: string): StateLook | null {
  const [looks, words] = AXES[axis] as unknown as [Looks<string>, Record<string, string>];
  const look = looks[value];
  const word = words[value];
  return look && word
    ? { word, short: value === 'unobservable' ? 'Can’t tell' : word, shape: look[0], tone: look[1] }
    : null;
}
