type Level = 'info' | 'warn' | 'error';

/** One JSON object a line on standard error. Never pass values of exchanges: errors are reduced to name, message and stack. */
function write(level: Level, message: string, details: Record<string, unknown> = {}): void {
  const { error, ...rest } = details;
  const cause =
    error instanceof Error
      ? { error: error.message, stack: error.stack }
      : error === undefined
        ? {}
        : { error: String(error) };
  process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, message, ...rest, ...cause })}\n`,
  );
}

export const log = {
  info: (message: string, details?: Record<string, unknown>) => write('info', message, details),
  warn: (message: string, details?: Record<string, unknown>) => write('warn', message, details),
  error: (message: string, details?: Record<string, unknown>) => write('error', message, details),
};
