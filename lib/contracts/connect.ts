/** How the logs of one format come to Gnomon: what to configure, and what can then be seen. */
export interface ConnectGuide {
  /** As in `--format`. */
  format: string;
  title: string;
  /** What this format can and cannot show, in a sentence. */
  shows: string;
  /** What to do where the traffic passes. */
  configure: string;
  /** Text for the configuration to copy; `null` where there is nothing to write. */
  snippet: string | null;
  /** A name that such a file usually has. */
  file: string;
  /** How it comes by itself: from a log that is followed, from the program that makes it, or, of recordings, not at all. */
  delivery: 'follow' | 'push' | 'file';
}
