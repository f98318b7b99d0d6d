import { isAdminPath } from '@/lib/engine/lexicon/path-roles';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { countJudged } from './clearing';
import { fireAnonymous } from './fire-anonymous';
import { CLEAR, type EndpointRule } from './rule';

export const adminOpen: EndpointRule = {
  id: 'AZ-04',
  title: 'Admin open',
  severity: 'critical',
  owasp: 5,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic', 'silence'],
  why: 'Administration without a lock gives the whole API away.',
  fires: 'A success without credentials on an admin path.',
  fix: 'Require an administrator’s credentials, and put admin paths on a network of their own.',
  examples: {
    fires: '`GET /admin/application-configuration` answers 200 to anybody.',
    spares: '`POST /admin/login` answers 200: that is how administrators get in.',
  },
  parameters: {},
  countOf: countJudged,
  detect(subject) {
    const { traffic } = subject;
    if (traffic === null || !isAdminPath(subject.path) || subject.isAttestedPublic || isWayIn(subject))
      return CLEAR;
    return fireAnonymous(subject, 'An admin path answered without credentials.');
  },
};
