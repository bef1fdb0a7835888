import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loss, ofNode, type Outage } from '../migrations/loss';
import { LOG_FOLDER } from '../machines/machine';
import { nodeNames } from '../machines/network';
import { inPod, webPodOnEachNode } from '../objects/web-pods';
import type { Lab } from '../scenario';

const NAMESPACE = 'lab-lasting-traffic';
const PORT = 9000;
const READY_LIMIT_MS = 60_000;
/** A connection that has said nothing for so long has ended, whatever its ends believe. */
const SILENCE_MS = 10_000;

/** Says the time of each answer of a server that sends back what it gets; ends where none comes. */
const talk = (address: string): string => `exec 3<>/dev/tcp/${address}/${PORT} || exit 1
while echo x >&3 && read -r -t 30 -u 3 _; do echo "$EPOCHREALTIME"; sleep 0.1; done`;

interface Connection {
  readonly name: string;
  /** Times of answers, in seconds since 1970. */
  readonly answers: () => Promise<string>;
}

/** Packets and connections between nodes that go on while something is done to the network: between pods, and from a node itself. */
export class LastingTraffic {
  private constructor(private readonly lab: Lab, private readonly begin: number, private readonly connections: readonly Connection[]) {}

  static async start(lab: Lab): Promise<LastingTraffic> {
    await lab.kubectl.applyObjects(webPodOnEachNode(NAMESPACE));
    await lab.podsBecomeReady([NAMESPACE], READY_LIMIT_MS);
    for (const name of nodeNames) {
      await lab.kubectl.run(['exec', '--namespace', NAMESPACE, name, '--container', 'web', '--', 'sh', '-c', `nc -ll -p ${PORT} -e cat </dev/null >/dev/null 2>&1 &`]);
    }
    const begin = Date.now();
    const connections: Connection[] = [];
    for (const [from, to] of [nodeNames, [...nodeNames].reverse()]) {
      const address = (await lab.kubectl.get('pod', to, NAMESPACE)).status.podIP as string;
      const pod = { name: from, namespace: NAMESPACE };
      const shell = (command: string) => lab.kubectl.run(inPod(pod, 'bash', '-c', command));
      await shell(`ping -D -O -n -i 0.1 ${address} </dev/null >/tmp/packets 2>&1 &`);
      await shell(`(${talk(address)}) </dev/null >/tmp/connection 2>/dev/null &`);
      connections.push({ name: `from a pod of ${from} to one of ${to}`, answers: async () => (await shell('cat /tmp/connection')).stdout });
      const program = `connection-${begin}`;
      lab.nodes.find(({ name }) => name === from)!.start(program, 'bash', ['-c', talk(address)]);
      connections.push({ name: `${ofNode(from)} to a pod of ${to}`, answers: async () => readFileSync(join(LOG_FOLDER, `${from}-${program}.log`), 'utf8') });
    }
    return new LastingTraffic(lab, begin, connections);
  }

  /** What was lost since it began: packets by the time they were sent, connections by the time of their last answer. */
  async stop(): Promise<Pick<Loss, 'packets'> & { readonly connections: readonly { readonly name: string; readonly end: number }[] }> {
    try {
      await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
      const packets = await Promise.all(nodeNames.map(async (name) => outagesOf(
        (await this.lab.kubectl.run(inPod({ name, namespace: NAMESPACE }, 'cat', '/tmp/packets'))).stdout)));
      const ends = await Promise.all(this.connections.map(async ({ name, answers }) => ({ name, end: lastOf(await answers()) ?? this.begin })));
      return { packets: packets.flat(), connections: ends.filter(({ end }) => Date.now() - end > SILENCE_MS / 2) };
    } finally {
      await this.end();
    }
  }

  async end(): Promise<void> {
    await this.lab.kubectl.run(['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
  }
}

/** What ping has printed: an answer, or that there is none yet; an answer may still come afterwards. */
function outagesOf(text: string): readonly Outage[] {
  const lines = [...text.matchAll(/^\[(\d+\.\d+)\] (\d+ bytes from|no answer yet for) .*?icmp_seq=(\d+)/gm)]
    .map(([, time, what, sequence]) => ({ at: Number(time) * 1000, isAnswer: what !== 'no answer yet for', sequence: Number(sequence) }));
  if (!lines.some(({ isAnswer }) => isAnswer)) throw new Error(`no packet was answered: ${text.slice(0, 300)}`);
  const answered = new Set(lines.filter(({ isAnswer }) => isAnswer).map(({ sequence }) => sequence));
  const outages: Outage[] = [];
  let [begin, count] = [lines[0].at, 0];
  for (const { at, isAnswer, sequence } of lines) {
    if (!isAnswer && !answered.has(sequence)) count += 1;
    if (!isAnswer) continue;
    if (count > 0) outages.push({ begin, end: at, count });
    [begin, count] = [at, 0];
  }
  return count > 0 ? [...outages, { begin, end: lines.at(-1)!.at, count }] : outages;
}

function lastOf(text: string): number | undefined {
  const line = text.trimEnd().split('\n').at(-1);
  return line === undefined || line === '' ? undefined : Number(line) * 1000;
}
