type Closer = () => Promise<void>;

const CLOSE_MS = 10_000;

/** One list a process, also when a development server loads this module again. */
const state = globalThis as unknown as { gnomonClosers?: Set<Closer> };
state.gnomonClosers ??= new Set();
const closers = state.gnomonClosers;

/** Registers what must end well before the web process does: jobs, imports under way, connections. */
export function onShutdown(close: Closer): void {
  closers.add(close);
}

/** Lets everything registered end, for ten seconds at most. Failures do not keep the others from ending. */
export async function shutDown(): Promise<void> {
  const all = Promise.allSettled([...closers].map((close) => close()));
  const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref());
  await Promise.race([all, limit]);
}
