import { isRead } from '@/lib/engine/bytes/methods';
import { isPublicSign, isSiteFile } from '@/lib/engine/lexicon/public-paths';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const readOperationUnsecured: EndpointRule = {
  id: 'AUTH-05',
  title: 'Read operation unsecured',
  severity: 'medium',
  owasp: 2,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'What anybody may read, anybody may copy. Even public data deserves to be declared so on purpose.',
  fires:
    'The effective security of a GET or HEAD operation is empty, and nobody attested that it is public. Passed over is what everybody is meant to read: the root, files of a web page, `/.well-known/`, published keys, health, and login and logout by GET.',
  fix: 'Give the operation a `security` requirement, or attest that it is meant for everybody.',
  examples: {
    fires: '`GET /invoices` in a document without `security`.',
    spares: '`GET /invoices` whose document asks for a bearer token at its root.',
  },
  parameters: {},
  detect({ declared, method, basePath, isAttestedPublic }) {
    if (!declared?.isCurrent || !isRead(method) || isAttestedPublic) return CLEAR;
    if (declared.authentication !== 'none' || isWayIn(declared)) return CLEAR;
    if (isPublicSign(declared.path) || isSiteFile(`${basePath}${declared.path}`)) return CLEAR;
    return [fireDeclared([citeOperation('No security requirement is in effect.', declared)])];
  },
};
