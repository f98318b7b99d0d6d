import type { EndpointSubject, ResourceShape } from '@/lib/contracts/subject';

/** What a reading endpoint answers with; `null` where no response body was seen. A list is another noun than its element. */
export function shapeOf({ api, method, path, key, fields }: EndpointSubject): ResourceShape | null {
  const names = fields.filter(({ place }) => place === 'response').map(({ name }) => name);
  if (method !== 'GET' || names.length === 0) return null;
  const segments = key.split('/').filter(Boolean);
  const nouns = segments.filter((segment) => segment !== '{}' && !/^v\d+$/i.test(segment));
  const noun = `${nouns.at(-1) ?? ''}${segments.at(-1) === '{}' ? '/{}' : ''}`;
  return { api: api.name, method, path, noun, fields: [...new Set(names)].sort() };
}
