import type { FieldClass } from '@/lib/contracts/evidence';
import type { EndpointSubject, SubjectField } from '@/lib/contracts/subject';
import { isWrite } from '@/lib/engine/bytes/methods';
import { isWellKnown } from '@/lib/engine/lexicon/public-paths';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { clearOfCredentials } from './anonymous-span';
import { countJudged, isSilent } from './clearing';
import { isDisclosed } from './disclosed';
import { fireFields } from './fire-fields';
import { CLEAR, type EndpointRule, isUnobservable } from './rule';
import { unlessUnseen } from './unless-unseen';

export const sensitiveWithoutAuthentication: EndpointRule = {
  id: 'DATA-01',
  title: 'Sensitive data without authentication',
  severity: 'critical',
  owasp: 3,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic', 'silence'],
  why: 'Whoever asks gets it.',
  fires:
    'A response field of a sensitive class was sent in a success without credentials. Passed over: IP addresses, what a write echoes to its caller, what a login answers, and `/.well-known/`.',
  fix: 'Require credentials, or leave the field out for strangers.',
  examples: {
    fires: '`GET /users` answers e-mail addresses to anybody.',
    spares: 'The same with a token.',
  },
  parameters: {},
  countOf: countJudged,
  detect(subject) {
    if (isSilent(subject) || isWellKnown(subject.path)) return CLEAR;
    const shown = subject.fields
      .filter((field) => field.place === 'response' || field.place === 'responseHeader')
      .flatMap((field) => {
        const classes = field.classes.filter((found) => isDisclosed(found) && !isOwn(subject, field, found));
        const lastMs = Math.max(...classes.map(({ lastAnonymousMs }) => lastAnonymousMs ?? 0));
        const exchanges = Math.max(...classes.map(({ anonymous }) => anonymous));
        return classes.length === 0 ? [] : [{ field, classes, exchanges, lastMs, countOf: countJudged }];
      });
    const firings = fireFields(
      subject,
      shown,
      ({ name }) => `${name} was sent to callers without credentials.`,
    );
    if (firings.length > 0) return firings;
    const unseen = clearOfCredentials(subject);
    return isUnobservable(unseen) ? unseen : unlessUnseen(firings, subject.traffic, 'responseBody');
  },
};

/**
 * The caller's own: a write echoes what was sent under the same name, a login that hands out a token says whose it is.
 * One of a list is somebody else's, and a password is nothing to send back.
 */
function isOwn(
  { method, path, fields }: EndpointSubject,
  { name }: SubjectField,
  found: FieldClass,
): boolean {
  if (!isWrite(method) || found.name === 'password' || name.includes('[]')) return false;
  const isIn = isWayIn({ method, path });
  if (isIn && fields.some(isToken)) return true;
  return fields.some(
    (sent) =>
      sent.place === 'request' &&
      (isIn || lastName(sent.name) === lastName(name)) &&
      sent.classes.some((own) => own.name === found.name),
  );
}

function isToken({ place, classes }: SubjectField): boolean {
  return place === 'response' && classes.some(({ name }) => name === 'jwt');
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
