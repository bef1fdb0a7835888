import { apply } from './apply';
import { buildAll } from './build';
import { down } from './down';
import { showLogs } from './logs';
import { Machine } from './machines/machine';
import { nodeNames } from './machines/network';
import { missing } from './prerequisites';
import { State } from './state';
import { test, testOnControl } from './test';
import { up } from './up';

const USAGE = 'usage: npm run lab -- up | apply DIR | test [SCENARIO] | logs [NAME] | down';

async function main([command, argument, ...rest]: readonly string[]): Promise<number> {
  if (command === 'test-on-control') {
    await testOnControl([argument, ...rest]);
    return 0;
  }
  const problem = wrongUse(command, argument, rest) ?? missing() ?? inTheWay(command);
  if (problem !== undefined) {
    console.error(problem);
    return 2;
  }
  if (command !== 'logs') State.read().begin();
  switch (command) {
    case 'up':
      await up();
      return 0;
    case 'apply':
      await applyToLab(argument);
      return 0;
    case 'test':
      return test(argument);
    case 'logs':
      return showLogs(argument);
    default:
      return takeDown();
  }
}

function wrongUse(command: string | undefined, argument: string | undefined, rest: readonly string[]): string | undefined {
  const takesArgument = { up: 'none', apply: 'one', test: 'maybe', logs: 'maybe', down: 'none' }[command ?? ''];
  const fits = takesArgument === 'maybe' || (takesArgument === 'one') === (argument !== undefined);
  return takesArgument === undefined || !fits || rest.length > 0 ? USAGE : undefined;
}

function inTheWay(command: string | undefined): string | undefined {
  const state = State.read();
  const other = state.otherCommand;
  if (other !== undefined && command !== 'logs') return `another command works on the lab; wait for process ${other}, or end it with: kill ${other}`;
  return command === 'apply' && !state.isUp ? 'no lab is up; start one with: npm run lab -- up' : undefined;
}

async function applyToLab(folder: string): Promise<void> {
  const state = State.read();
  const nodes = nodeNames.map((name) => Machine.recorded(name, state));
  await apply(folder, await buildAll(), nodes);
}

async function takeDown(): Promise<number> {
  const left = await down(State.read());
  left.forEach((line) => console.error(`left behind: ${line}`));
  return left.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
