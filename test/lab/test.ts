import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildNeighbour } from './build';
import { down } from './down';
import { logFiles, saidByProwSince } from './logs';
import { Machine } from './machines/machine';
import { Lab, type Scenario } from './scenario';
import { attacker } from './scenarios/attacker';
import { backends } from './scenarios/backends';
import { broken } from './scenarios/broken';
import { faults } from './scenarios/faults';
import { migrations } from './scenarios/migrations';
import { network } from './scenarios/network';
import { operators } from './scenarios/operators';
import { outages } from './scenarios/outages';
import { policies } from './scenarios/policies';
import { prow } from './scenarios/prow';
import { pullRequest } from './scenarios/pull-request';
import { refusals } from './scenarios/refusals';
import { upgrade } from './scenarios/upgrade';
import { waysIn } from './scenarios/ways-in';
import { LAB_FOLDER, State } from './state';
import { secondsSince } from './steps';
import { up } from './up';

/** In this order each finds what it needs to a great part done. */
const scenarios: readonly Scenario[] = [network, prow, refusals, attacker, faults, broken, operators, pullRequest, upgrade, waysIn, backends, policies];
/** Run only when they are named: most of their time is waited for a node to be away, or for jobs to end. */
const onRequest: readonly Scenario[] = [outages, migrations];
const all = [...scenarios, ...onRequest];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Runs one scenario or all, on the lab that is up or on one of its own that it takes down again; gives the exit code. */
export async function test(name: string | undefined): Promise<number> {
  const chosen = name === undefined ? scenarios : all.filter((scenario) => scenario.name === name);
  if (chosen.length === 0) {
    console.error(
      `there is no scenario ${name}; choose one of ${all.map(
        (scenario) => scenario.name).join(', ')}, or none to run all but ${onRequest.map((scenario) => scenario.name).join(', ')}`);
    return 2;
  }
  const { passed, failed } = State.read().isUp ? await runOnControl(chosen) : await runOnOwnLab(chosen);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runOnOwnLab(chosen: readonly Scenario[]): Promise<Count> {
  try {
    await up();
    const { passed, failed } = await runOnControl(chosen);
    if (failed > 0) keepLogs();
    const isClean = await passes('nothing is left behind', leavesNothing);
    return isClean ? { passed: passed + 1, failed } : { passed, failed: failed + 1 };
  } catch (error) {
    keepLogs();
    await down(State.read());
    throw error;
  }
}

/** The part that is on the lab's network; its last word to the other part is the count. */
export async function testOnControl(names: readonly string[]): Promise<void> {
  // Without the other part nobody waits for the count.
  process.once('disconnect', () => process.exit(1));
  const lab = await Lab.open(State.read());
  const count = { passed: 0, failed: 0 };
  try {
    for (const { name, checks, end } of all.filter((scenario) => names.includes(scenario.name))) {
      for (const check of checks) {
        const lack = await check.lacks?.(lab);
        if (lack !== undefined) {
          console.log(`not tried ${name}: ${check.name}: ${lack}`);
          continue;
        }
        const isPassed = await passes(`${name}: ${check.name}`, () => check.run(lab));
        if (isPassed) count.passed += 1;
        else count.failed += 1;
        if (check.isGround && !isPassed) break;
      }
      await end?.(lab);
    }
  } finally {
    await lab.close();
  }
  await new Promise((resolve) => process.send!(count, resolve));
}

async function runOnControl(chosen: readonly Scenario[]): Promise<Count> {
  for (const neighbour of new Set(chosen.flatMap(({ neighbours = [] }) => neighbours))) await buildNeighbour(neighbour);
  const control = Machine.recorded('control', State.read());
  const node = [process.execPath, ...process.execArgv, process.argv[1], 'test-on-control', ...chosen.map(({ name }) => name)];
  const child = spawn('nsenter', [`--target=${control.pid}`, '--net', '--', ...node], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    let count: Count | undefined;
    child.once('message', (message) => (count = message as Count));
    child.once('error', reject);
    child.once('exit', (code) => count ? resolve(count) : reject(new Error(`the checks ended with exit code ${code}`)));
  });
}

async function leavesNothing(): Promise<void> {
  const left = await down(State.read());
  if (left.length > 0) throw new Error(left.join('\n     '));
}

async function passes(name: string, work: () => Promise<void>): Promise<boolean> {
  const begin = performance.now();
  try {
    await work();
    console.log(`pass ${name} ${secondsSince(begin)}`);
    return true;
  } catch (error) {
    console.log([`FAIL ${name} ${secondsSince(begin)}`, (error as Error).message, ...saidByProwSince(performance.timeOrigin + begin)].join('\n     '));
    return false;
  }
}

function keepLogs(): void {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  for (const file of logFiles()) cpSync(file, join(folder, relative(LAB_FOLDER, file)));
  console.log(`logs are kept in ${folder}`);
}
