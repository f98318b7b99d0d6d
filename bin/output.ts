import { once } from 'node:events';
import { printable, printableJson } from './printable';

const FLUSH_CHARS = 64 * 1024;

/** For people: goes to standard error, so that standard output holds results alone. */
export function warn(text: string): void {
  process.stderr.write(`${text.split('\n').map(printable).join('\n')}\n`);
}

export interface LinePrinter {
  (value: unknown): void;
  /** Resolves when everything has been handed to the reader. */
  flush(): Promise<void>;
}

/** Prints one JSON value a line, in large writes. */
export function printLines(): LinePrinter {
  let held: string[] = [];
  let chars = 0;
  const write = (): boolean => {
    const text = held.join('');
    held = [];
    chars = 0;
    return text === '' || process.stdout.write(text);
  };
  const print = (value: unknown): void => {
    const text = `${printableJson(value)}\n`;
    held.push(text);
    chars += text.length;
    if (chars >= FLUSH_CHARS) write();
  };
  const flush = async (): Promise<void> => {
    if (!write()) await once(process.stdout, 'drain');
  };
  return Object.assign(print, { flush });
}
