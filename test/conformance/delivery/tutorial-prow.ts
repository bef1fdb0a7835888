import { join } from 'node:path';
import { ROOT } from '../../rules/source';
import type { Cluster } from '../cluster';
import type { UserShell } from './user-shell';

const COMPONENTS = ['crier', 'deck', 'hook', 'horologium', 'plank', 'sinker'];
const IMAGE = 'gcr.io/k8s-prow/hook:v20240802-66b115076';

/** One job of each state that there is. */
export const JOBS = ['triggered', 'pending', 'success', 'failure', 'aborted', 'error'];

/** Makes the Secrets as tutorials say, by hand. */
const SECRETS = `openssl genrsa -traditional -out old.pem 2048 2>/dev/null
openssl rand -hex 20 >old-hmac
kubectl create secret -n prow generic hmac-token --from-file=hmac=old-hmac
kubectl create secret -n prow generic github-token --from-file=app_private_key=old.pem --from-literal=app_id=123456
kubectl create configmap -n prow config --from-literal=config.yaml='prowjob_namespace: prow'
kubectl create configmap -n prow plugins --from-literal=plugins.yaml='{}'
kubectl create configmap -n prow job-config --from-literal=jobs.yaml='periodics: []'
`;

/** A Prow as public tutorials make it: one namespace, hook on 30001 and deck on 30002, no tide, no storage, and jobs in every state. */
export async function makeTutorialProw({ kubectl, api }: Cluster, shell: UserShell): Promise<void> {
  await kubectl.run(['create', '-f', join(ROOT, 'test/crds/prow.k8s.io/prowjob.yaml')]);
  await kubectl.run(['create', 'namespace', 'prow']);
  const { code, output } = await shell.run(`until kubectl get prowjobs --all-namespaces >/dev/null 2>&1; do sleep 1; done\n${SECRETS}`);
  if (code !== 0) throw new Error(output);
  const objects = [...COMPONENTS.flatMap(component), service('hook', 8888, 30001), service('deck', 80, 30002), ADMIN, ...JOBS.map(job), pod('pending')];
  await kubectl.run(['create', '--filename=-'], objects.map((object) => JSON.stringify(object)).join('\n'));
  for (const state of JOBS) await api.patch(`/apis/prow.k8s.io/v1/namespaces/prow/prowjobs/${state}`, { status: statusOf(state) });
}

const begun = { startTime: '2026-11-01T00:00:00Z', pendingTime: '2026-11-01T00:00:01Z', build_id: '7', prev_report_states: { 'github-reporter': 'pending' } };

/** A job has an end when it is over, and none before. */
function statusOf(state: string): object {
  return { ...begun, state, ...(['triggered', 'pending'].includes(state) ? {} : { completionTime: '2026-11-01T00:01:00Z' }) };
}

function component(name: string): readonly object[] {
  const metadata = { name, namespace: 'prow', labels: { app: name } };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata,
      rules: [{ apiGroups: ['prow.k8s.io'], resources: ['prowjobs'], verbs: ['*'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }, subjects: [{ kind: 'ServiceAccount', name, namespace: 'prow' }],
    },
    {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata,
      spec: {
        selector: { matchLabels: { app: name, version: 'old' } },
        template: { metadata: { labels: { app: name, version: 'old' } }, spec: { serviceAccountName: name, containers: [{ name: 'old', image: IMAGE, args: ['--dry-run=false'] }] } },
      },
    },
  ];
}

function service(name: string, port: number, nodePort: number): object {
  return {
    apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'prow' },
    spec: { type: 'NodePort', selector: { app: name }, ports: [{ port, targetPort: port, nodePort }] },
  };
}

/** As somebody does when rights are missing. */
const ADMIN = {
  apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'prow-plank-admin' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [{ kind: 'ServiceAccount', name: 'plank', namespace: 'prow' }],
};

export function job(state: string): object {
  const container = { name: 'test', image: 'docker.io/library/busybox:1.37.0', command: ['true'] };
  return {
    apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob', metadata: { name: state, namespace: 'prow', labels: { 'created-by-prow': 'true' }, annotations: { 'prow.k8s.io/job': 'unit' } },
    spec: { type: 'periodic', agent: 'kubernetes', cluster: 'default', namespace: 'prow', job: 'unit', report: true, pod_spec: { containers: [container] } },
    status: statusOf(state),
  };
}

function pod(name: string): object {
  return {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'prow', labels: { 'created-by-prow': 'true' } },
    spec: { containers: [{ name: 'test', image: 'docker.io/library/busybox:1.37.0' }] },
  };
}
