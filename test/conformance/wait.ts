import { setTimeout as sleep } from 'node:timers/promises';

/** By how much longer is waited where parts of a run share a machine. */
export const PATIENCE = Number(process.env.CONFORMANCE_PATIENCE ?? 1);

const PAUSE_MS = 100;
// Each round lists what there is, which is work for the API server too.
const ROUND_MS = 250;

/** Asks until the answer is neither undefined nor false; after the time limit, fails with what was waited for. */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  limitMs: number,
): Promise<T> {
  const deadline = Date.now() + PATIENCE * limitMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${PATIENCE * limitMs / 1000} s`);
    await sleep(PAUSE_MS);
  }
}

/** Repeats a step until stopped. A failing step ends it, says so at once, because what waits for it fails first, and stop() throws that failure. */
export class Repetition {
  private stopped = false;
  private readonly done: Promise<Error | undefined>;

  constructor(private readonly step: () => Promise<void>) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const failure = await this.done;
    if (failure) throw failure;
  }

  private async run(): Promise<Error | undefined> {
    try {
      while (!this.stopped) {
        await this.step();
        await sleep(ROUND_MS);
      }
    } catch (error) {
      console.error(`ended before it was stopped: ${(error as Error).message}`);
      return error as Error;
    }
    return undefined;
  }
}
