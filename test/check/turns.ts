/** Lets only so many run at a time; the others wait, first come first served. */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async take(): Promise<void> {
    if (this.free === 0) return new Promise((turn) => this.waiting.push(turn));
    this.free -= 1;
  }

  give(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
