import { spawn } from 'node:child_process';
import { type Check, type Minor, minors } from './check';

/** What runs side by side, because each part waits more than it computes: what needs no API server, and the API server of each minor. */
const PARTS = ['--without-a-cluster', ...minors.map((minor) => `--on-${minor}` as const)] as const;
type Part = typeof PARTS[number];

export function isPart(word: string): word is Part {
  return (PARTS as readonly string[]).includes(word);
}

export function partOf({ name }: Check): Part {
  const minor: Minor | undefined = minors.find((one) => name.startsWith(`${one}: `));
  return minor === undefined ? '--without-a-cluster' : `--on-${minor}`;
}

/** Runs each part in a process of its own, and sums up what they say last; what fails in one does not end the others. */
export async function runSideBySide(program: string): Promise<number> {
  const ends = await Promise.all(PARTS.map((part, at) => runPart(program, part, at)));
  const sum = (count: keyof End): number => ends.reduce((total, end) => total + end[count], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

/** Of each part: none is given a port that another one was given and has not taken yet. */
const PORTS = 3_000;

interface End {
  readonly passed: number;
  readonly failed: number;
}

/** A part that ends without its sum, or in another code than the sum says, counts as a check that failed. */
function runPart(program: string, part: Part, at: number): Promise<End> {
  const first = 20_000 + at * PORTS;
  const child = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', program, part], {
    stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, CONFORMANCE_PATIENCE: '5', CONFORMANCE_PORTS: `${first}-${first + PORTS - 1}` },
  });
  let last = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    last = (last + text).slice(-100);
    process.stdout.write(text);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const sum = /^(\d+) passed, (\d+) failed\n$/m.exec(last);
      const [passed, failed] = [Number(sum?.[1] ?? 0), Number(sum?.[2] ?? 0)];
      const broken = sum === null || (code === 0) !== (failed === 0);
      if (broken) console.log(`FAIL ${part.slice(2)} ended with exit code ${code}, and its last line is missing or says something else`);
      resolve({ passed, failed: failed + (broken ? 1 : 0) });
    });
  });
}
