import type { BatchTally } from '@/lib/engine/intake';
import { readEnv } from '@/lib/server/env';
import type { LiveFolder } from './live-folder';
import { LiveThreads } from './live-threads';
import { type FoldOrder, type FoldTerms, type WindowPart, WindowReader } from './window-reader';

/** Threads of this process beside the one that speaks to senders; without any, the process's own thread. */
export function openLiveFolder(): LiveFolder {
  const { workers } = readEnv();
  return workers === 0 ? new OwnFolder() : new LiveThreads(workers);
}

class OwnFolder implements LiveFolder {
  private reader: WindowReader | null = null;

  begin(terms: FoldTerms): void {
    this.reader = new WindowReader(terms);
  }

  async fold(batch: FoldOrder): Promise<BatchTally> {
    return this.opened().take(batch);
  }

  async cut(): Promise<WindowPart[]> {
    return this.opened().cut();
  }

  private opened(): WindowReader {
    if (!this.reader) throw new Error('A window was folded before it began.');
    return this.reader;
  }
}
