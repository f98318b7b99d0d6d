import { Random } from '../random';

/** What a value is made from: its own generator, the time of its exchange, and who calls. */
export interface ValueContext {
  random: Random;
  atMs: number;
  seed: string;
  person: Person;
}

export interface Person {
  id: string;
  number: number;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  ip: string;
}

export interface Kind {
  /** JSON Schema of the value. */
  schema: Readonly<Record<string, unknown>>;
  make(context: ValueContext): string | number | boolean | null;
}

/** The same few values again and again, the first more often: how real identifiers return. */
export function pooled<T>(context: ValueContext, pool: string, size: number, make: (random: Random) => T): T {
  const index = Math.floor(size * context.random.next() ** 2);
  return make(new Random(`${context.seed}/pool/${pool}/${index}`));
}
