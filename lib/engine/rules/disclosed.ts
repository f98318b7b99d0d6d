import type { FieldClass } from '@/lib/contracts/evidence';
import type { EndpointSubject } from '@/lib/contracts/subject';

/** A value of the class went to a stranger. An IP address is passed over: mostly the caller's own. */
export function isDisclosed({ anonymous, name }: FieldClass): boolean {
  return anonymous > 0 && name !== 'ip-address';
}

/** Some value of a sensitive class went to a stranger. */
export function disclosesAny({ fields }: Pick<EndpointSubject, 'fields'>): boolean {
  return fields.some(({ classes }) => classes.some(isDisclosed));
}
