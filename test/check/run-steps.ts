import { availableParallelism } from 'node:os';
import { Outcome, Step, StepFailure } from './step';
import { Turns } from './turns';

/** Runs every step once, in the order of the table, as many at a time as there are processors. */
export function runSteps(steps: readonly Step[], ended: (outcome: Outcome) => void): Promise<readonly Outcome[]> {
  const turns = new Turns(availableParallelism());
  const outcomes = new Map<string, Promise<Outcome>>();
  for (const step of steps) {
    const before = (step.after ?? []).map((name) => outcomes.get(name) as Promise<Outcome>);
    outcomes.set(step.name, runStep(step, before, turns).then((outcome) => {
      ended(outcome);
      return outcome;
    }));
  }
  return Promise.all(outcomes.values());
}

async function runStep(step: Step, before: readonly Promise<Outcome>[], turns: Turns): Promise<Outcome> {
  const failed = (await Promise.all(before)).filter(({ failure }) => failure).map((outcome) => outcome.step.name);
  if (failed.length > 0) return { step, seconds: 0, failure: new StepFailure(`not run, because it needs: ${failed.join(', ')}`) };
  await turns.take();
  const begin = performance.now();
  const ended = await step.run().then((note) => ({ note }), (failure: Error) => ({ failure }));
  turns.give();
  return { step, seconds: (performance.now() - begin) / 1000, ...ended };
}
