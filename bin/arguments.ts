import { InvalidArgumentError } from 'commander';

/** A point in time as an option's value. */
export function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Give a time like 2026-01-31 or 2026-01-31T12:00:00Z.');
  return time;
}
