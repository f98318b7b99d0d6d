const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns signals into one request to stop. Ctrl-C arrives twice below npm, so a second one means nothing more. */
export class Stop {
  isAsked = false;
  readonly asked: Promise<void>;

  constructor() {
    this.asked = new Promise((resolve) => {
      const onSignal = () => {
        this.isAsked = true;
        resolve();
      };
      for (const signal of SIGNALS) process.on(signal, onSignal);
    });
  }
}
