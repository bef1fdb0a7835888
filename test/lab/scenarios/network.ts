import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../conformance/wait';
import { run } from '../commands';
import { userEnv } from '../control-plane';
import { addresses, type NodeName, nodeNames } from '../machines/network';
import { inPod, WEB_PORT, webPodOnEachNode } from '../objects/web-pods';
import { type Check, isReady, type Scenario } from '../scenario';

export const EXAMPLE = join(__dirname, '../../../examples/kubeadm-flannel/dist');
const NAMESPACE = 'lab-network';
const NODE_PORT = 30_100;
const LIMIT_MS = 180_000;
const CLIENT = { name: 'node-2', namespace: NAMESPACE };
const QUICKLY = ['--silent', '--show-error', '--fail', '--max-time', '5'];

const checks: readonly Check[] = [
  {
    name: 'both nodes become Ready through our Flannel',
    isGround: true,
    run: async (lab) => {
      await lab.applyUpTo('network', EXAMPLE);
      await waitFor('both nodes Ready', async () => (await lab.kubectl.list('nodes')).every(isReady), LIMIT_MS);
    },
  },
  {
    name: 'the pods of Flannel, DNS and storage become Ready',
    run: (lab) => lab.podsBecomeReady(['kube-flannel', 'kube-system', 'local-path-storage'], LIMIT_MS),
  },
  {
    name: 'the commands of NEXT-STEPS.md show what it promises of the network',
    run: async () => {
      const nextSteps = readFileSync(join(EXAMPLE, 'NEXT-STEPS.md'), 'utf8');
      const commands = [...nextSteps.matchAll(/^\* `(kubectl [^`]+)` shows /gm)].map(([, command]) => command);
      equal(commands.length, 2);
      const [pods, networks] = await Promise.all(
        commands.map(async (command) => (await run('sh', ['-c', command], { env: userEnv() })).trimEnd().split('\n').slice(1)));
      deepEqual(pods.map((line) => line.replace(/^\S+ +(\S+) +(\S+) .* (node-\d) .*$/, '$3 $1 $2')).sort(), nodeNames.map((node) => `${node} 1/1 Running`));
      deepEqual(networks.map((line) => line.replace(/ +10\.244\.\d+\.0\/24$/, ' 10.244.N.0/24')), nodeNames.map((node) => `${node} 10.244.N.0/24`));
    },
  },
  {
    name: 'flannel.1 has VNI 1, UDP port 8472 and MTU 1450 on both nodes',
    run: async (lab) => {
      for (const node of lab.nodes) {
        const [link] = JSON.parse(await node.run('ip', ['-details', '-json', 'link', 'show', 'flannel.1']));
        const { id, port } = link.linkinfo.info_data;
        deepEqual({ id, port, mtu: link.mtu }, { id: 1, port: 8472, mtu: 1450 }, `flannel.1 of ${node.name}`);
      }
    },
  },
  {
    name: 'a pod on one node reaches one on the other',
    run: async (lab) => {
      await lab.kubectl.applyObjects([...webPodOnEachNode(NAMESPACE), service()]);
      await lab.podsBecomeReady([NAMESPACE], LIMIT_MS);
      for (const [from, to] of [['node-1', 'node-2'], ['node-2', 'node-1']] as const) {
        const { status } = await lab.kubectl.get('pod', to, NAMESPACE);
        const { stdout } = await lab.kubectl.run(inPod({ name: from, namespace: NAMESPACE }, 'curl', ...QUICKLY, `http://${status.podIP}:${WEB_PORT}`));
        equal(stdout, to);
      }
    },
  },
  {
    name: 'a name of the cluster resolves in a pod, and one of elsewhere does not',
    run: async (lab) => {
      const answers = async () => (await lab.kubectl.try(inPod(CLIENT, 'curl', ...QUICKLY, `http://web.${NAMESPACE}:${WEB_PORT}`))).stdout === 'node-1';
      // kube-proxy collects changes for a second.
      await waitFor(`answer of web.${NAMESPACE}`, answers, LIMIT_MS);
      const { code } = await lab.kubectl.try(inPod(CLIENT, 'getent', 'hosts', 'example.com'));
      notEqual(code, 0, 'example.com resolves');
    },
  },
  {
    name: "a NodePort answers on either node's address",
    run: async () => {
      const answer = (node: NodeName) => fetch(`http://${addresses[node]}:${NODE_PORT}`, { signal: AbortSignal.timeout(5_000) }).then(
        (response) => response.text(), () => undefined);
      // Each node's kube-proxy hears of changes in its own time.
      for (const node of nodeNames) await waitFor(`the answer of ${node}`, async () => await answer(node) === 'node-1', LIMIT_MS);
    },
  },
];

export const network: Scenario = {
  name: 'network',
  checks,
  // A drain stops at pods that nobody would make again.
  end: async (lab) => {
    await lab.kubectl.run(['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
  },
};

function service(): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: NAMESPACE },
    spec: { type: 'NodePort', selector: { node: 'node-1' }, ports: [{ port: WEB_PORT, nodePort: NODE_PORT }] },
  };
}
