/**
 * Random numbers that are the same on every machine: sfc32, seeded by a text. A text for a seed lets each value have a
 * generator of its own, so that adding one API to the estate leaves the bytes of the others alone.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    let a = 0x9e3779b9;
    let b = 0x243f6a88;
    let c = 0xb7e15162;
    for (let index = 0; index < seed.length; index++) {
      const code = seed.charCodeAt(index);
      a = Math.imul(a ^ code, 0x85ebca6b);
      b = Math.imul(b ^ (code + a), 0xc2b2ae35);
      c = Math.imul(c ^ (code + (b >>> 7)), 0x27d4eb2f);
    }
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    for (let round = 0; round < 8; round++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** Whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(options: readonly T[]): T {
    return options[Math.floor(this.next() * options.length)] as T;
  }

  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string {
    let made = '';
    for (let index = 0; index < length; index++) made += alphabet[Math.floor(this.next() * alphabet.length)];
    return made;
  }

  /** Factor around 1 with the long upper tail that waiting times have. */
  logNormal(spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.exp(spread * normal);
  }
}
