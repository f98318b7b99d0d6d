import type { ApiSubject, OperationFacts } from '@/lib/contracts/subject';
import type { Unobservable } from './rule';

/**
 * The current operations that `isSilent` of a response. A Postman collection keeps examples of responses and declares
 * none: its operations are passed over, and where there are no others nothing can be said.
 */
export function declaredWithout(
  isSilent: (operation: OperationFacts) => boolean,
  { endpoints }: ApiSubject,
): readonly OperationFacts[] | Unobservable {
  const current = endpoints.flatMap(({ declared }) => (declared?.isCurrent ? [declared] : []));
  const declaring = current.filter(({ spec }) => !spec.format.startsWith('postman-'));
  if (declaring.length === 0 && current.length > 0)
    return { unobservable: 'A Postman collection cannot declare responses.' };
  return declaring.filter(isSilent);
}
