import { citeTraffic } from './cite';
import { CLEAR, type HostRule } from './rule';
import { isMonthWithout } from './settled-by';

export const scannerSweep: HostRule = {
  id: 'ATT-02',
  title: 'Scanner sweep',
  severity: 'info',
  owasp: 8,
  needs: 'traffic',
  scope: 'host',
  clears: ['month-without'],
  why: 'Scanners look for what was forgotten. Worth knowing what they found.',
  fires: 'One client tried 50 or more paths that nothing answers within 10 minutes.',
  fix: 'Block the client, and look at what did answer it.',
  examples: {
    fires: '300 paths from `/wp-admin` to `/.git/config` in two minutes.',
    spares: 'A broken link followed by many.',
  },
  parameters: { leastPaths: { value: 50, says: 'Distinct unanswered paths of one client in 10 minutes.' } },
  detect({ sweep, activity }, { parameters }) {
    if (activity.requests === 0) return CLEAR;
    if (sweep === null) return { unobservable: 'No source shows which client sent a request.' };
    const { distinctPaths, lastMs } = sweep;
    if (distinctPaths < (parameters.leastPaths as number)) return CLEAR;
    if (isMonthWithout(activity, lastMs)) return CLEAR;
    const says = `One client tried ${distinctPaths} paths that nothing answers within 10 minutes.`;
    const evidence = [citeTraffic(says, { exchanges: distinctPaths, firstMs: lastMs, lastMs })];
    return [{ qualifier: '', confidence: 'high', evidence, firstMs: lastMs, lastMs }];
  },
};
