import { createLoader, parseAsString } from 'nuqs/server';

/** What the lifecycle board keeps in its address. */
export const lifecycleParsers = { q: parseAsString.withDefault('') };

export const loadLifecycleState = createLoader(lifecycleParsers);
