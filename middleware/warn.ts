const said = new Set<string>();

/** Tells the operator, at most once in the life of the process, by Node's own channel: standard error unless it listens. */
export function warnOnce(message: string, kind = message): void {
  if (said.has(kind)) return;
  said.add(kind);
  process.emitWarning(message, 'GnomonWarning');
}
