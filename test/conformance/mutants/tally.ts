const SHOWN = Number(process.env.MUTANTS_SHOWN ?? 40);

/** How two judges agree about mutants. */
export class Tally {
  private refusedByBoth = 0;
  private takenByBoth = 0;
  private onPurpose = 0;
  private readonly let: string[] = [];
  private readonly wronged: string[] = [];

  add(change: string, theirs: string | undefined, ours: readonly string[]): void {
    if (theirs !== undefined && ours.length > 0) this.refusedByBoth += 1;
    else if (theirs !== undefined) this.let.push(`${change} -- ${theirs}`);
    else if (ours.length > 0) this.wronged.push(`${change} -- ${ours[0]}`);
    else this.takenByBoth += 1;
  }

  /** What is refused here for somebody who is not asked there. */
  addOnPurpose(): void {
    this.onPurpose += 1;
  }

  /** Of those that they refuse, the share that is refused here. */
  get caught(): number {
    return this.refusedByBoth / (this.refusedByBoth + this.let.length);
  }

  /** Of those that they take, the share that is refused here. */
  get wrong(): number {
    return this.wronged.length / (this.takenByBoth + this.wronged.length);
  }

  /** Throws where too many are missed, with some of them. */
  expect(atLeastCaught: number, atMostWrong: number): string {
    const figures = `${this.refusedByBoth + this.let.length} refused there, of them ${(this.caught * 100).toFixed(2)} % here; `
      + `${this.takenByBoth + this.wronged.length} taken there, of them ${(this.wrong * 100).toFixed(2)} % refused here${
      this.onPurpose === 0 ? '' : `, and ${this.onPurpose} besides are refused on purpose`}`;
    const misses = [...this.let.map((miss) => `taken here: ${miss}`), ...this.wronged.map((miss) => `refused here: ${miss}`)];
    const shown = misses.length === 0 ? figures : `${figures}\n     ${misses.slice(0, SHOWN).join('\n     ')}`;
    if (this.caught < atLeastCaught || this.wrong > atMostWrong) throw new Error(shown);
    return shown;
  }
}
