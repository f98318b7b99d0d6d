const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns the first signal into a request to stop. A second one ends the process at once; the next start cleans up. */
export class Stop {
  isAsked = false;
  readonly asked: Promise<void>;

  constructor() {
    this.asked = new Promise((resolve) => {
      const onSignal = () => {
        if (this.isAsked) process.exit(130);
        this.isAsked = true;
        resolve();
      };
      for (const signal of SIGNALS) process.on(signal, onSignal);
    });
  }
}
