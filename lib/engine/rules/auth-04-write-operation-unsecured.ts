import { isWrite } from '@/lib/engine/bytes/methods';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const writeOperationUnsecured: EndpointRule = {
  id: 'AUTH-04',
  title: 'Write operation unsecured',
  severity: 'high',
  owasp: 2,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'A contract that lets anybody write is implemented as written.',
  fires:
    'The effective security of a POST, PUT, PATCH or DELETE operation is empty, and nobody attested that it is public. Ways in (login, sign-up, password reset) are passed over: they hand out what others ask for.',
  fix: 'Give the operation, or the whole document, a `security` requirement.',
  examples: {
    fires: '`POST /orders` in a document without `security`.',
    spares: '`POST /orders` with `security: [{}, {token: []}]`: that is optional authentication (AUTH-06).',
  },
  parameters: {},
  detect({ declared, method, isAttestedPublic }) {
    if (!declared?.isCurrent || !isWrite(method) || declared.authentication !== 'none') return CLEAR;
    if (isAttestedPublic || isWayIn(declared)) return CLEAR;
    return [fireDeclared([citeOperation('No security requirement is in effect.', declared)])];
  },
};
