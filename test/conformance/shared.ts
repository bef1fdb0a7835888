interface Stoppable {
  stop(): Promise<void>;
}

/** What several checks need and none of them owns: made once, and stopped, where it can be, from the newest to the oldest. */
export class Shared {
  private readonly things = new Map<string, Promise<unknown>>();

  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let thing = this.things.get(name);
    if (!thing) {
      thing = make();
      // Who asked for it first sees the failure; without this, Node ends when nobody asks again.
      thing.catch(() => undefined);
      this.things.set(name, thing);
    }
    return thing as Promise<T>;
  }

  async stop(): Promise<void> {
    const things = [...this.things.values()].reverse();
    this.things.clear();
    for (const thing of things) {
      const made = await thing.catch(() => undefined);
      if (isStoppable(made)) await made.stop();
    }
  }
}

function isStoppable(thing: unknown): thing is Stoppable {
  return typeof (thing as Stoppable | undefined)?.stop === 'function';
}
