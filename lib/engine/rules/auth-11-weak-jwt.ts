import type { SignalKind } from '@/lib/contracts/evidence';
import { countJudged, isCleanSince } from './clearing';
import { answering, fireAcross } from './fire-across';
import type { ApiRule } from './rule';

const WEAKNESSES: readonly [SignalKind, string][] = [
  ['jwt-unsigned', 'Successes came with a JWT that nobody signed (alg none)'],
  ['jwt-without-expiry', 'Successes came with a JWT without an expiry'],
  ['jwt-long-lived', 'Successes came with a JWT that lives longer than 24 hours'],
];

export const weakJwt: ApiRule = {
  id: 'AUTH-11',
  title: 'Weak JWT',
  severity: 'high',
  owasp: 2,
  needs: 'traffic',
  scope: 'api',
  clears: ['clean-traffic'],
  why: 'An unsigned token can be written by anybody; one that never ends is stolen once and used for ever.',
  fires:
    'A JWT was accepted with `alg: none`, without `exp`, or with a lifetime over 24 hours. One finding an API for each of these, counted: who issues and checks the tokens is the same everywhere.',
  fix: 'Refuse `none`, ask for `exp`, and keep lifetimes to minutes, with refresh tokens.',
  examples: {
    fires: 'A success with a token without `exp`.',
    spares: 'A token that lives 15 minutes.',
  },
  parameters: {},
  countOf: countJudged,
  detect({ endpoints }) {
    const answered = answering(endpoints);
    const firings = WEAKNESSES.flatMap(([weakness, says]) => {
      const sightings = answered.flatMap(({ endpoint, traffic }) => {
        const signal = traffic.signals.find(({ kind }) => kind === weakness);
        if (!signal || isCleanSince(traffic, signal.lastMs, countJudged)) return [];
        const { count: exchanges, firstMs, lastMs } = signal;
        return [{ endpoint, traffic, exchanges, firstMs, lastMs }];
      });
      return fireAcross(says, sightings, weakness);
    });
    const isUnseen = answered.every(({ traffic }) => traffic.visibility.requestHeaders === 0);
    return firings.length === 0 && answered.length > 0 && isUnseen
      ? { unobservable: 'No source shows request headers.' }
      : firings;
  },
};
