import { OutboundRefused } from './find-receiver';

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: the connection was refused.',
  ECONNRESET: 'It broke the connection off.',
  EPIPE: 'It broke the connection off.',
  EHOSTUNREACH: 'It cannot be reached from here.',
  ENETUNREACH: 'It cannot be reached from here.',
  ETIMEDOUT: 'It cannot be reached: no connection came about.',
  ENOTFOUND: 'Its name is not known.',
  EAI_AGAIN: 'Its name could not be asked for.',
  HPE_HEADER_OVERFLOW: 'Its answer has more than 16 KB of headers.',
};

/** A sentence for a person. Only the code of an error is passed on, as messages may hold addresses and parts of answers. */
export function describeFailure(error: unknown): string {
  if (error instanceof OutboundRefused) return error.message;
  const code = codeOf(error);
  if (code === null) return 'It gave no answer that could be read.';
  const isOfTls = /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(code);
  return (
    WORDS[code] ?? (isOfTls ? `No trusted connection came about (${code}).` : `The call failed (${code}).`)
  );
}

/** Attempts on several addresses at once fail as one error that holds the others. */
function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : null;
}
