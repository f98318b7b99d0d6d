import type { OperationFacts } from '@/lib/contracts/subject';

/** Some response field is declared: a document that describes no body cannot leave a field of it out. */
export function declaresResponse({ fields }: OperationFacts): boolean {
  return fields.some(({ place }) => place === 'response');
}

/** Some field of the request body is declared. */
export function declaresRequest({ fields }: OperationFacts): boolean {
  return fields.some(({ place }) => place === 'request');
}
