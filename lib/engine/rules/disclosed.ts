import type { FieldClass } from '@/lib/contracts/evidence';

/** A value of the class went to a stranger. An IP address is passed over: mostly the caller's own. */
export function isDisclosed({ anonymous, name }: FieldClass): boolean {
  return anonymous > 0 && name !== 'ip-address';
}
