/** Name of the API for all hosts beyond the limits. */
export const OTHER_HOSTS = 'other hosts';

/**
 * Hosts that no spec and no person claims, each with an API of its own: at most so many that some endpoint answered on,
 * and so many that never answered. More than these only a sender of invented Host headers has.
 */
export const ANSWERING_HOSTS = 2048;
export const SILENT_HOSTS = 256;

/**
 * Says which API an unclaimed host has. Within the limits that does not depend on the order of the traffic; beyond them
 * the first come keep theirs, and what was counted for the other hosts stays there.
 */
export class HostHomes {
  private readonly hasAnswered = new Map<string, boolean>();
  private answering = 0;

  /** `isProof`: the exchange proves a handler. */
  homeOf(host: string, isProof: boolean): string {
    const known = this.hasAnswered.get(host);
    if (known === true || (known === false && !isProof)) return host;
    const isFull = isProof
      ? this.answering >= ANSWERING_HOSTS
      : this.hasAnswered.size - this.answering >= SILENT_HOSTS;
    if (isFull) return known === undefined ? OTHER_HOSTS : host;
    this.hasAnswered.set(host, isProof);
    if (isProof) this.answering++;
    return host;
  }
}
