import { runSteps } from './run-steps';
import { Outcome, Step, StepFailure } from './step';

const LONGEST = 40;

/** A line for each step that has ended, the sum as last line, and the exit code that goes with it. */
export async function reportSteps(steps: readonly Step[]): Promise<void> {
  const outcomes = await runSteps(steps, report);
  const failed = outcomes.filter(({ failure }) => failure).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function report({ step, seconds, failure, note }: Outcome): void {
  console.log(`${failure ? 'FAILED' : 'ok    '} ${seconds.toFixed(1).padStart(5)} s  ${step.name}${note === undefined ? '' : `: ${note as string}`}`);
  if (!failure) return;
  const lines = failure.message.split('\n');
  const shown = lines.length > LONGEST ? [...lines.slice(0, LONGEST), `… ${lines.length - LONGEST} more lines`] : lines;
  console.log(shown.map((line) => `       ${line}`).join('\n'));
  if (failure instanceof StepFailure && failure.remedy) console.log(`       to mend it: ${failure.remedy}`);
}
