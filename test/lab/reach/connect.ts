import { connect } from 'node:net';

/** Long enough for a second try of the kernel, which comes after one second. */
const LIMIT_MS = 5_000;

export interface Target {
  readonly address: string;
  readonly port: number;
}

/** Run inside a pod's network by pod-networks.ts: says of each target whether it takes a connection. */
async function main(targets: readonly Target[]): Promise<void> {
  console.log(JSON.stringify(await Promise.all(targets.map(isReached))));
  process.exit(0);
}

function isReached({ address, port }: Target): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: LIMIT_MS });
    const end = (reached: boolean) => () => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

if (require.main === module) void main(JSON.parse(process.argv[2]));
