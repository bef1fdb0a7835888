import { waitFor } from '../../conformance/wait';
import { enterpriseProps, type EnterpriseOptions } from '../apps/enterprise';
import { buildNeighbour } from '../build';
import { nodeNames } from '../machines/network';
import { startKubeRouter } from '../neighbours/kube-router';
import { equalsTable } from '../reach/all-connections';
import { inPod, type WebPod, webPod, WEB_PORT, webPodOnEachNode } from '../objects/web-pods';
import { TrafficTable } from '../reach/traffic-table';
import { type Check, isReady, type Lab, type Scenario } from '../scenario';
import { enterpriseChecks } from './enterprise-checks';
import { installEnterprise } from './installation';
import { endSurrounded, surroundedChecks } from './surrounded-prow';

const OPTIONS: EnterpriseOptions = { enforcedBy: 'kube-router', edition: 'isolated' };
const STRANGERS = 'lab-strangers';
const LIMIT_MS = 120_000;
const DENY_ALL = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny-all', namespace: STRANGERS },
  spec: { podSelector: {}, policyTypes: ['Ingress'] } };

const checks: readonly Check[] = [
  {
    name: 'kube-router enforces policies on both nodes',
    isGround: true,
    run: async (lab) => {
      // Alone in a lab it finds nodes without a network.
      if (!(await lab.kubectl.list('nodes')).every(isReady)) await installEnterprise(lab);
      const kubeRouter = await buildNeighbour('kube-router');
      for (const node of lab.nodes) startKubeRouter(node, lab.control, kubeRouter);
      await lab.kubectl.applyObjects([...webPodOnEachNode(STRANGERS), DENY_ALL]);
      await lab.podsBecomeReady([STRANGERS], LIMIT_MS);
      await waitFor('a refusal', async () => !(await strangersMeet(lab)), LIMIT_MS);
      await lab.kubectl.run(['delete', 'networkpolicy', '--namespace', STRANGERS, '--all']);
      await waitFor('an answer', () => strangersMeet(lab), LIMIT_MS);
      // A drain stops at pods that nobody would make again.
      await lab.kubectl.run(['delete', 'pods', '--namespace', STRANGERS, '--all']);
    },
  },
  ...enterpriseChecks(OPTIONS).map((check) => ({ ...check, name: `isolated, ${check.name}` })),
  {
    name: 'between all pods, and from them to others, exactly those connections are let through that the table of traffic names',
    run: async (lab) => {
      await lab.kubectl.applyObjects([...webPodOnEachNode(STRANGERS), ...disguised()]);
      await lab.podsBecomeReady([STRANGERS], LIMIT_MS);
      // Of jobs: one by the clock may have failed while the node of the store was drained.
      await lab.kubectl.run(['wait', 'pods', '--namespace=test-pods', '--selector=lab.test/disguised', '--for=condition=Ready', `--timeout=${LIMIT_MS / 1_000}s`]);
      await equalsTable(lab, TrafficTable.of(enterpriseProps(OPTIONS)));
    },
  },
  ...surroundedChecks,
];

export const policies: Scenario = {
  name: 'policies',
  checks,
  neighbours: ['kube-router', 'traefik'],
  end: async (lab) => {
    const { kubectl, nodes } = lab;
    await endSurrounded(lab);
    await kubectl.run(['delete', 'namespace', STRANGERS, '--ignore-not-found']);
    await kubectl.run(['delete', 'pods', '--namespace', 'test-pods', '--selector', 'lab.test/disguised']);
    await kubectl.run(['delete', 'networkpolicies', '--namespace', 'prow', '--all']);
    await kubectl.run(['delete', 'networkpolicies', '--namespace', 'test-pods', '--all']);
    for (const node of nodes) {
      await node.run('sh', ['-c', 'pkill -x kube-router || true']);
      await node.run('/opt/bin/kube-router', ['--cleanup-config']);
    }
  },
};

/** Whether every pod of two reaches the other. */
async function strangersMeet(lab: Lab): Promise<boolean> {
  const pods = await lab.kubectl.list('pods', STRANGERS);
  const calls = pods.flatMap(
    (from) => pods.filter((to) => to !== from).map(
      (to) => inPod(from.metadata as WebPod, 'curl', '--silent', '--fail', '--max-time', '2', `http://${to.status.podIP}:${WEB_PORT}`)));
  return (await Promise.all(calls.map((call) => lab.kubectl.try(call)))).every(({ code }) => code === 0);
}

/** A pod of jobs on each node, and strangers that call themselves as Prow's pods do. */
function disguised(): object[] {
  const labels = { 'lab.test/disguised': 'yes' };
  return nodeNames.flatMap((node) => [
    webPod({ name: `job-on-${node}`, namespace: 'test-pods', node, labels }),
    webPod({ name: `job-as-hook-on-${node}`, namespace: 'test-pods', node, labels: { ...labels, app: 'hook' } }),
    webPod({ name: `tide-on-${node}`, namespace: STRANGERS, node, labels: { ...labels, app: 'tide' } }),
  ]);
}
