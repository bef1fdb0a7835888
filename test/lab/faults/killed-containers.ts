import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import type { Machine } from '../machines/machine';
import type { Lab } from '../scenario';
import type { Fault } from './fault';

const LIMIT_MS = 120_000;

/** kill -9 of the first process in each container of an app, at once. */
export function killOf(app: string): Fault {
  return {
    name: `kill -9 of ${app}`,
    aim: async (lab) => {
      const list = () => lab.api.list(`/api/v1/namespaces/prow/pods?labelSelector=app=${app}`);
      const pods = await list();
      if (pods.length === 0) throw new Error(`${app} has no pods`);
      const processes = await Promise.all(pods.map((pod) => processOf(lab, pod)));
      return {
        hit: async () => {
          await Promise.all(processes.map(({ node, pid }) => node.run('kill', ['-KILL', pid])));
        },
        recovers: async () => {
          await waitFor(`new containers of ${app}`, async () => allRestarted(pods, await list()), LIMIT_MS);
          await lab.podsBecomeReady(['prow'], LIMIT_MS);
        },
      };
    },
  };
}

async function processOf(lab: Lab, pod: KubernetesObject): Promise<{ readonly node: Machine; readonly pid: string }> {
  const node = lab.nodes.find(({ name }) => name === pod.spec.nodeName)!;
  const [, id] = pod.status.containerStatuses[0].containerID.split('://');
  const tasks = (await node.run('ctr', ['--namespace=k8s.io', 'tasks', 'list'])).split('\n').map((line) => line.split(/\s+/));
  const pid = tasks.find(([task]) => task === id)?.[1];
  if (pid === undefined) throw new Error(`${node.name} runs no container ${id} of ${pod.metadata.name}`);
  return { node, pid };
}

function allRestarted(before: readonly KubernetesObject[], now: readonly KubernetesObject[]): boolean {
  return before.every(({ metadata, status }) => {
    const pod = now.find((one) => one.metadata.uid === metadata.uid);
    return pod !== undefined && pod.status.containerStatuses[0].restartCount > status.containerStatuses[0].restartCount;
  });
}
