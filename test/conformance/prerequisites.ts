import { spawnSync } from 'node:child_process';

interface Prerequisite {
  readonly file: string;
  readonly versionArgs: readonly string[];
  readonly atLeast: readonly [major: number, minor: number];
  readonly mend: string;
}

// kubectl is not among them: each minor's own is built with its API server.
const prerequisites: readonly Prerequisite[] = [
  { file: 'go', versionArgs: ['version'], atLeast: [1, 26], mend: 'install it from https://go.dev/dl/' },
  { file: 'etcd', versionArgs: ['--version'], atLeast: [3, 4], mend: 'apt-get install -y etcd-server' },
  { file: 'chromium', versionArgs: ['--version'], atLeast: [112, 0], mend: 'apt-get install -y chromium' },
  { file: 'git', versionArgs: ['--version'], atLeast: [2, 30], mend: 'apt-get install -y git' },
  { file: 'haproxy', versionArgs: ['-v'], atLeast: [2, 4], mend: 'apt-get install -y haproxy' },
  { file: 'shellcheck', versionArgs: ['--version'], atLeast: [0, 8], mend: 'apt-get install -y shellcheck' },
  { file: 'promtool', versionArgs: ['--version'], atLeast: [2, 42], mend: 'apt-get install -y prometheus' },
  { file: 'python3', versionArgs: ['--version'], atLeast: [3, 8], mend: 'apt-get install -y python3-pip' },
  { file: 'setpriv', versionArgs: ['--version'], atLeast: [2, 33], mend: 'apt-get install -y util-linux' },
];

/** One line for each program that is missing or too old, with the command that mends it. */
export function missingPrerequisites(): string[] {
  return prerequisites.flatMap((prerequisite) => {
    const { file, atLeast, mend } = prerequisite;
    const found = version(prerequisite);
    if (found === undefined) return [`${file} is missing: ${mend}`];
    if (found[0] > atLeast[0] || (found[0] === atLeast[0] && found[1] >= atLeast[1])) return [];
    return [`${file} ${found.join('.')} is older than ${atLeast.join('.')}: ${mend}`];
  });
}

function version({ file, versionArgs }: Prerequisite): [number, number] | undefined {
  const { status, stdout } = spawnSync(file, versionArgs, { encoding: 'utf8' });
  const match = status === 0 ? /(\d+)\.(\d+)/.exec(stdout) : null;
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}
