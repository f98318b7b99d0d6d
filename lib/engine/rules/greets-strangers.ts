import type { EndpointSubject, SubjectField } from '@/lib/contracts/subject';
import { isRead } from '@/lib/engine/bytes/methods';
import { countAnonymousAnswers } from './anonymous-span';

const HOLDERS = new Set(['object', 'array', 'null']);

/**
 * A read that tells callers who they are, and strangers that they are nobody: every anonymous answer carried an empty
 * object (`{user: {}}`) and no value, where others were sent some.
 */
export function greetsStrangers({ method, traffic, fields }: EndpointSubject): boolean {
  if (traffic === null || !isRead(method)) return false;
  const answered = fields.filter(({ place }) => place === 'response');
  const values = answered.filter((field) => !isHolder(field));
  const strangers = countAnonymousAnswers(traffic);
  return (
    values.some(({ seen }) => seen > 0) &&
    values.every(({ anonymous }) => anonymous === 0) &&
    answered.some((field) => isHolder(field) && field.anonymous >= strangers)
  );
}

function isHolder({ types }: SubjectField): boolean {
  return types.every((type) => HOLDERS.has(type));
}
