import { CATALOGUE_KINDS } from './kinds-catalogue';
import { COMMON_KINDS } from './kinds-common';
import { PERSONAL_KINDS } from './kinds-personal';
import type { Kind } from './value-context';

const KINDS = { ...COMMON_KINDS, ...CATALOGUE_KINDS, ...PERSONAL_KINDS } as const;

export type KindName = keyof typeof KINDS;

export function kindOf(name: KindName): Kind {
  const kind: Kind | undefined = KINDS[name];
  if (!kind) throw new Error(`The demo estate has no kind of value named "${name}".`);
  return kind;
}
