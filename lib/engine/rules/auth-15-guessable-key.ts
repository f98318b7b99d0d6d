import { countJudged } from './clearing';
import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';
import { unlessUnseen } from './unless-unseen';

export const guessableKey: EndpointRule = {
  id: 'AUTH-15',
  title: 'Guessable API key',
  severity: 'high',
  owasp: 2,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'A key of few bits can be guessed by trying.',
  fires: 'A success came with an API key that is short (under 64 bits by estimate) or counts upwards.',
  fix: 'Issue keys of 128 random bits or more, and revoke the short ones.',
  examples: {
    fires: 'A key of eight digits.',
    spares: 'A key of 32 hexadecimal characters.',
  },
  parameters: {},
  countOf: countJudged,
  detect(subject) {
    const firings = fireSignals(subject, {
      countOf: countJudged,
      says: { 'guessable-key': 'Successes came with an API key of under 64 bits, by estimate at intake' },
    });
    return unlessUnseen(firings, subject.traffic, 'requestHeaders');
  },
};
