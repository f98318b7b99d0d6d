/** Next calls this once in each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { stopWithParent } = await import('./lib/server/boot/stop-with-parent');
  stopWithParent();
  const { startBackground, stopBackground } = await import('./lib/jobs/background-link');
  const { onShutdown } = await import('./lib/server/shutdown');
  const { readEnv } = await import('./lib/server/env');
  const { databaseUrl } = readEnv();
  if (databaseUrl === undefined) return;
  onShutdown(stopBackground);
  await startBackground(databaseUrl);
}
