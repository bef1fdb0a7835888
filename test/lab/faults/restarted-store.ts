import { waitFor } from '../../conformance/wait';
import type { Lab } from '../scenario';
import type { Fault } from './fault';
import { killOf } from './killed-containers';

const LIMIT_MS = 120_000;
/** Prow's uploader tries for about as long. */
export const PATIENCE_MS = 10_000;

const ASK = 'exec 3<>/dev/tcp/$0/$1 && printf "GET /_/health HTTP/1.0\\r\\n\\r\\n" >&3 && grep --quiet " 200 " <&3';

let awayMs: number | undefined;

/** kill -9 of its process, which kubelet starts again on the same volume. */
export const restartOfStore: Fault = {
  name: 'restart of the object store',
  endMeanwhile: [4, 6, 8, 10],
  aim: async (lab) => {
    const { hit, recovers } = await killOf('object-store').aim(lab);
    const answers = await storeAnswers(lab);
    if (!await answers()) throw new Error('the store does not answer');
    let begin: number;
    return {
      hit: async () => {
        begin = performance.now();
        await hit();
      },
      recovers: async () => {
        await waitFor('an answer of the store', answers, LIMIT_MS);
        awayMs = performance.now() - begin;
        console.log(`     the store was away for ${(awayMs / 1000).toFixed(1)} s`);
        await recovers();
      },
    };
  },
};

/** Asks it from a node: pods' and Services' addresses are known to nobody else. */
export async function storeAnswers({ kubectl, nodes }: Lab): Promise<() => Promise<boolean>> {
  const { spec } = await kubectl.get('service', 'object-store', 'prow');
  const address = [spec.clusterIP, String(spec.ports[0].port)];
  return () => nodes[0].run('timeout', ['2', 'bash', '-c', ASK, ...address]).then(() => true, () => false);
}

/** Whether the store was away for longer than Prow tries. */
export function wasAwayForLong(): boolean {
  return awayMs === undefined || awayMs > PATIENCE_MS;
}
