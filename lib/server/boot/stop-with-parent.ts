import { shutDown } from '../shutdown';

let isStopping = false;

/**
 * Ends this process in order on a signal, and when the program that started it is gone. Next's own handling
 * (NEXT_MANUAL_SIG_HANDLE is set) would not wait for work under way.
 */
export function stopWithParent(): void {
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void shutDown().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  if (process.send) process.once('disconnect', stop);
}
