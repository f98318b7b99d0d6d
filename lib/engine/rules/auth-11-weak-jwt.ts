import { countJudged } from './clearing';
import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';
import { unlessUnseen } from './unless-unseen';

export const weakJwt: EndpointRule = {
  id: 'AUTH-11',
  title: 'Weak JWT',
  severity: 'high',
  owasp: 2,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'An unsigned token can be written by anybody; one that never ends is stolen once and used for ever.',
  fires: 'A JWT was accepted with `alg: none`, without `exp`, or with a lifetime over 24 hours.',
  fix: 'Refuse `none`, ask for `exp`, and keep lifetimes to minutes, with refresh tokens.',
  examples: {
    fires: 'A success with a token without `exp`.',
    spares: 'A token that lives 15 minutes.',
  },
  parameters: {},
  countOf: countJudged,
  detect(subject) {
    const firings = fireSignals(subject, {
      countOf: countJudged,
      says: {
        'jwt-unsigned': 'Successes came with a JWT that nobody signed (alg none)',
        'jwt-without-expiry': 'Successes came with a JWT without an expiry',
        'jwt-long-lived': 'Successes came with a JWT that lives longer than 24 hours',
      },
    });
    return unlessUnseen(firings, subject.traffic, 'requestHeaders');
  },
};
