import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { restartKubelet } from '../machines/node';
import { DNS_ADDRESS } from '../machines/network';
import type { Lab } from '../scenario';

const LIMIT_MS = 120_000;
const NAME = 'lab-anybody';
const RULES = [{ apiGroups: [''], resources: ['secrets', 'nodes/proxy', 'nodes/metrics', 'nodes/pods'], verbs: ['get', 'list'] }];
const ANYBODY = { kind: 'Group', name: 'system:unauthenticated', apiGroup: 'rbac.authorization.k8s.io' };
const EVERYTHING = JSON.stringify({
  Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: ['s3:*'], Resource: ['BUCKET', 'BUCKET/*'].map((one) => `arn:aws:s3:::${one}`) }],
});

type Patch = (object: KubernetesObject) => void;

/** Takes away, one by one, what keeps a job of a stranger from others: rights, the kubelet's question for a token, the store's accounts, and deck's flags. */
export async function removeHolds(lab: Lab): Promise<void> {
  await lab.kubectl.applyObjects([
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: NAME }, rules: RULES },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: NAME }, subjects: [ANYBODY],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NAME },
    },
  ]);
  await restartKubelet(lab.nodes[0], DNS_ADDRESS, true);
  await changed(lab, 'deployment', 'object-store', openStore);
  await changed(lab, 'role', 'deck', ({ rules }) => rules[0].verbs.push('create'));
  await changed(lab, 'deployment', 'deck', ({ spec }) => spec.template.spec.containers[0].args.push('--rerun-creates-job', '--allow-insecure'));
  await configured(lab, 'deck', (text) => `${text}\n`.replace(/^deck:\n/m, 'deck:\n  default_rerun_auth_configs:\n    - rerun_auth_configs: {allow_anyone: true}\n'));
  for (const name of ['object-store', 'deck']) await lab.kubectl.run(['rollout', 'status', '--namespace', 'prow', `deployment/${name}`, '--timeout', '120s']);
}

/** What no `apply` gives back. */
export async function giveHoldsBack(lab: Lab): Promise<void> {
  await lab.kubectl.run(['delete', 'clusterrole,clusterrolebinding', NAME, '--ignore-not-found']);
  await restartKubelet(lab.nodes[0], DNS_ADDRESS);
}

/** Changes the text of Prow's configuration, and waits until each pod of a program has it: kubelets bring it in their own time. */
export async function configured({ kubectl }: Lab, program: string, change: (text: string) => string): Promise<void> {
  const object = await kubectl.get('configmap', 'config', 'prow');
  const text = change(object.data['config.yaml']);
  if (text === object.data['config.yaml']) throw new Error('the configuration has nothing that could be changed so');
  await kubectl.run(['patch', 'configmap', 'config', '--namespace', 'prow', '--type', 'merge', '--patch', JSON.stringify({ data: { 'config.yaml': text } })]);
  await waitFor(`the changed configuration in the pods of ${program}`, async () => {
    const pods = await kubectl.list('pods', 'prow', `app=${program}`);
    const texts = await Promise.all(pods.map(async ({ metadata: { name } }) => (
      (await kubectl.try(['exec', '--namespace', 'prow', name, '--', 'cat', '/etc/config/config.yaml'])).stdout)));
    return texts.length > 0 && texts.every((one) => one === text);
  }, LIMIT_MS);
}

const openStore: Patch = ({ spec }) => {
  const { args } = spec.template.spec.initContainers.find(({ name }: { name: string }) => name === 'make-buckets');
  ['prow-logs', 'tide'].forEach((bucket) => { args[args.indexOf(`${bucket}/policy`) + 1] = EVERYTHING.replaceAll('BUCKET', bucket); });
};

async function changed({ kubectl }: Lab, kind: string, name: string, change: Patch): Promise<void> {
  const object = await kubectl.get(kind, name, 'prow');
  change(object);
  const { spec, rules } = object;
  const patch = kind === 'role' ? { rules } : { spec: { template: spec.template } };
  await kubectl.run(['patch', kind, name, '--namespace', 'prow', '--type', 'merge', '--patch', JSON.stringify(patch)]);
}
