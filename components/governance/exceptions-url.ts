import { createLoader, parseAsStringLiteral } from 'nuqs/server';

export const EXCEPTION_VIEWS = ['standing', 'waiting', 'in-force', 'past'] as const;
export type ExceptionView = (typeof EXCEPTION_VIEWS)[number];

/** What the list of exceptions keeps in its address. */
export const exceptionParsers = { view: parseAsStringLiteral(EXCEPTION_VIEWS).withDefault('standing') };

export const loadExceptionState = createLoader(exceptionParsers);
