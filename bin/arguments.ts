import { InvalidArgumentError } from 'commander';
import { UnreadableError } from '@/lib/services/errors';
import { namedFormat } from '@/lib/services/recognise-upload';

/** A point in time as an option's value. */
export function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Give a time like 2026-01-31 or 2026-01-31T12:00:00Z.');
  return time;
}

/** The name of a format as an option's value. */
export function formatId(text: string): string {
  try {
    namedFormat(text);
    return text;
  } catch (error) {
    throw error instanceof UnreadableError ? new InvalidArgumentError(error.message) : error;
  }
}

/** A number of the database as an argument. */
export function rowNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a number like 12.');
  return Number(text);
}
