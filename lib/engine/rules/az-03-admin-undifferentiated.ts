import type { OperationFacts } from '@/lib/contracts/subject';
import { isAdminPath } from '@/lib/engine/lexicon/path-roles';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { type ApiRule, CLEAR } from './rule';

export const adminUndifferentiated: ApiRule = {
  id: 'AZ-03',
  title: 'Admin undifferentiated',
  severity: 'medium',
  owasp: 5,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'Where administrators and everybody else come in by the same door with the same key, one missing check makes everybody an administrator.',
  fires:
    'An operation on an admin path asks for the same schemes and scopes as some ordinary operation of the API.',
  fix: 'Ask for a scheme or a scope of its own on admin paths.',
  examples: {
    fires: '`GET /admin/users` and `GET /orders` both ask for `token` without scopes.',
    spares: '`GET /admin/users` asks for `token` with scope `admin`.',
  },
  parameters: {},
  detect({ endpoints }) {
    const operations = endpoints.flatMap(({ declared }) =>
      declared?.isCurrent && declared.security.length > 0 ? [declared] : [],
    );
    const [admin, ordinary] = [operations.filter(isAdmin), operations.filter((one) => !isAdmin(one))];
    if (admin.length === 0 || ordinary.length === 0) return CLEAR;
    const doors = new Map(ordinary.map((operation) => [doorOf(operation), operation]));
    return admin.flatMap((operation) => {
      const like = doors.get(doorOf(operation));
      if (!like) return [];
      const says = `It asks for what ${like.method} ${like.path} asks for.`;
      return [fireDeclared([citeOperation(says, operation)], `${operation.method} ${operation.path}`)];
    });
  },
};

function isAdmin({ path }: OperationFacts): boolean {
  return isAdminPath(path);
}

/** The effective security, however it is written. */
function doorOf({ authentication, security }: OperationFacts): string {
  const ways = security.map((way) =>
    way
      .map(({ scheme, scopes }) => `${scheme}:${[...scopes].sort().join(',')}`)
      .sort()
      .join('+'),
  );
  return `${authentication} ${ways.sort().join('|')}`;
}
