/** Chance that a printed seed brings back. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to `end`, without it. Source of the arithmetic: mulberry32. */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  /** True `times` times in a hundred. */
  percent(times: number): boolean {
    return this.below(100) < times;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.below(all.length)];
  }

  /** From `least` to `most` of what is made, joined. */
  some(least: number, most: number, make: () => string, between = ''): string {
    return Array.from({ length: least + this.below(most - least + 1) }, make).join(between);
  }
}
