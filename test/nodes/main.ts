import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, ROOT } from '../check/command';
import { difference } from '../check/difference';
import { reportSteps } from '../check/report-steps';
import { Step, StepFailure } from '../check/step';
import { environmentOf, installNode, NODES } from './node-binaries';

const running = process.versions.node.split('.')[0];
const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-prow-nodes-'));

/** What README's first commands do, in a copy of this tree, with each other release of Node that is asked for. */
function stepsOf(version: string): readonly Step[] {
  const tree = join(scratch, version);
  const npm = (...args: string[]): Promise<void> => command('npm', args, environmentOf(version), tree);
  const ready = `Node ${version}: npm ci`;
  return [
    {
      name: ready,
      run: async () => {
        await installNode(version);
        copyTree(tree);
        await npm('ci', '--no-audit', '--no-fund', '--prefer-offline');
      },
    },
    {
      name: `Node ${version}: npm run synth`,
      after: [ready],
      run: async () => {
        await npm('run', 'synth');
        const differs = difference('dist', join(tree, 'dist'));
        if (differs !== '') throw new StepFailure(differs);
      },
    },
    { name: `Node ${version}: npm test`, after: [ready], run: () => npm('test') },
  ];
}

/** What is committed, and what is about to be. */
function copyTree(target: string): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 });
  for (const file of files.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)))) cpSync(join(ROOT, file), join(target, file));
}

async function main(): Promise<void> {
  const versions = Object.entries(NODES).filter(([major]) => major !== running).map(([, version]) => version);
  try {
    await reportSteps(versions.flatMap(stepsOf));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
