import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from '../go/go-module';
import { writeKubeconfig } from '../conformance/cluster-credentials';
import { Kubectl } from '../conformance/kubectl';
import { KubernetesApi } from '../conformance/kubernetes-api';
import { waitFor } from '../conformance/wait';
import { CertificateAuthority } from './certificate-authority';
import { lastLines } from './commands';
import { LOG_FOLDER, type Machine } from './machines/machine';
import { addresses, POD_CIDR, SERVICE_CIDR } from './machines/network';
import { LAB_FOLDER } from './state';

const API_SERVER = 'kube-apiserver';
const API_SERVER_LIMIT_MS = 180_000;
const RESTART_PAUSE_MS = 1_000;
export const API_URL = `https://${addresses.control}:6443`;
/** On every machine, also for those who look from the host. */
export const CLUSTER_CA_FILE = 'etc/kubernetes/ca.crt';
/** The administrator's is the first. */
const TOKENS_FILE = 'etc/kubernetes/tokens.csv';
const KUBERNETES_SERVICE_ADDRESS = '10.96.0.1';

const users = {
  'admin': 'system:masters',
  'system:kube-controller-manager': '',
  'system:kube-scheduler': '',
  'system:kube-proxy': '',
  'system:node:node-1': 'system:nodes',
  'system:node:node-2': 'system:nodes',
} as const;

type ClusterUser = keyof typeof users;
export type Tokens = Readonly<Record<ClusterUser, string>>;

/** Starts etcd, kube-apiserver, kube-controller-manager and kube-scheduler, and returns the users' tokens when the API server is ready. */
export async function startControlPlane(control: Machine, kubernetes: Binaries): Promise<Tokens> {
  const names = Object.keys(users) as ClusterUser[];
  const tokens = Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('hex')])) as Tokens;
  await writeSecrets(control, tokens);
  const programs = [API_SERVER, 'kube-controller-manager', 'kube-scheduler'].map((name) => join(kubernetes.folder, name));
  control.install(...programs);
  writeKubectl(control, kubernetes, tokens.admin);

  control.start('etcd', 'etcd', ['--data-dir=/var/lib/etcd', '--unsafe-no-fsync=true']);
  await startApiServer(control);

  // Without an API server these two end.
  const kubeconfig = (user: ClusterUser) => {
    writeMachineKubeconfig(control, user, tokens[user]);
    return `--kubeconfig=/etc/kubernetes/${user.replaceAll(':', '-')}.kubeconfig`;
  };
  control.start('kube-controller-manager', 'kube-controller-manager', [kubeconfig('system:kube-controller-manager'), ...controllerManagerArgs]);
  control.start('kube-scheduler', 'kube-scheduler', [kubeconfig('system:kube-scheduler'), '--leader-elect=false']);
  return tokens;
}

/**
 * Starts kube-apiserver on data that are there already or not, and returns when it is ready.
 * One that ends by itself is started again, as a kubelet does with a static pod: on data that are there it may meet what the old one has left.
 */
export async function startApiServer(control: Machine): Promise<void> {
  const start = () => control.start(API_SERVER, API_SERVER, apiServerArgs);
  start();
  const isReady = async () => {
    if ((await kubectl().try(['get', '--raw', '/readyz'])).code === 0) return true;
    // It takes a moment until a process that was started bears its name.
    const hasEnded = async () => (await apiServerPids(control)).length === 0;
    if (await hasEnded()) {
      await sleep(RESTART_PAUSE_MS);
      if (await hasEnded()) start();
    }
    return false;
  };
  await waitFor(`the API server (read ${LOG_FOLDER}/control-${API_SERVER}.log)`, isReady, API_SERVER_LIMIT_MS).catch((error: Error) => {
    throw new Error(`${error.message}; it said last:\n${lastLines(readFileSync(join(LOG_FOLDER, `control-${API_SERVER}.log`), 'utf8'))}`);
  });
}

/** Kills kube-apiserver, and returns when its process has gone. */
export async function killApiServer(control: Machine): Promise<void> {
  const found = await apiServerPids(control);
  if (found.length !== 1) throw new Error(`${control.name} has ${found.length} processes ${API_SERVER}`);
  await control.run('kill', ['-KILL', ...found]);
  await waitFor(`end of ${API_SERVER}`, async () => (await apiServerPids(control)).length === 0, 60_000);
}

function apiServerPids(control: Machine): Promise<string[]> {
  return control.run('pidof', [API_SERVER]).then((text) => text.trim().split(' '), () => []);
}

/** A kubectl that reaches the API server from the host too. */
export function kubectl(): Kubectl {
  const bin = join(LAB_FOLDER, 'bin');
  return new Kubectl({ file: join(bin, 'kubectl'), kubeconfig: join(bin, 'admin.kubeconfig'), cacheFolder: join(LAB_FOLDER, 'kubectl-cache') });
}

/** For scripts and commands that users run: their kubectl is the one of this cluster. */
export function userEnv(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(LAB_FOLDER, 'bin')}:${process.env.PATH}` };
}

/** The same server, for what is asked many times a second. */
export function kubernetesApi(control: Machine): KubernetesApi {
  return new KubernetesApi(API_URL, control.path(CLUSTER_CA_FILE), adminToken(control));
}

/** For programs that no lab has users for. */
export function adminToken(control: Machine): string {
  return readFileSync(control.path(TOKENS_FILE), 'utf8').split(',')[0];
}

/** For the same programs, on the control plane's machine or another; its path there. */
export function writeAdminKubeconfig(control: Machine, machine: Machine = control): string {
  writeMachineKubeconfig(machine, 'admin', adminToken(control));
  return '/etc/kubernetes/admin.kubeconfig';
}

/** On a machine, with the paths that it has there. */
export function writeMachineKubeconfig(machine: Machine, user: ClusterUser, token: string): void {
  writeKubeconfig(machine.path('etc/kubernetes'), user, { url: API_URL, caFile: `/${CLUSTER_CA_FILE}`, token });
}

function writeKubectl(control: Machine, kubernetes: Binaries, token: string): void {
  const bin = join(LAB_FOLDER, 'bin');
  cpSync(join(kubernetes.folder, 'kubectl'), join(bin, 'kubectl-1.36'));
  const kubeconfig = writeKubeconfig(bin, 'admin', { url: API_URL, caFile: control.path(CLUSTER_CA_FILE), token });
  const script = `#!/bin/sh\nexec nsenter --target=${control.pid} --net -- env KUBECONFIG='${kubeconfig}' '${join(bin, 'kubectl-1.36')}' "$@"\n`;
  writeFileSync(join(bin, 'kubectl'), script, { mode: 0o755 });
}

async function writeSecrets(control: Machine, tokens: Tokens): Promise<void> {
  const lines = Object.entries(tokens).map(([user, token]) => `${token},${user},${user},"${users[user as ClusterUser]}"\n`);
  control.write(TOKENS_FILE, lines.join(''), 0o600);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  control.write('etc/kubernetes/service-account.key', privateKey.export({ type: 'pkcs1', format: 'pem' }) as string, 0o600);

  const pki = control.path('etc/kubernetes/pki');
  const authority = await CertificateAuthority.create(pki, 'lab');
  copyFileSync(authority.certificateFile, control.path(CLUSTER_CA_FILE));
  await authority.issue(pki, {
    commonName: 'kube-apiserver',
    hosts: [addresses.control, KUBERNETES_SERVICE_ADDRESS, 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'],
  });
  await authority.issue(pki, { commonName: 'kube-apiserver-kubelet-client', organization: 'system:masters' });
}

const apiServerArgs = [
  '--etcd-servers=http://127.0.0.1:2379',
  `--advertise-address=${addresses.control}`,
  '--tls-cert-file=/etc/kubernetes/pki/kube-apiserver.crt',
  '--tls-private-key-file=/etc/kubernetes/pki/kube-apiserver.key',
  '--client-ca-file=/etc/kubernetes/ca.crt',
  '--kubelet-client-certificate=/etc/kubernetes/pki/kube-apiserver-kubelet-client.crt',
  '--kubelet-client-key=/etc/kubernetes/pki/kube-apiserver-kubelet-client.key',
  '--kubelet-preferred-address-types=InternalIP',
  `--service-cluster-ip-range=${SERVICE_CIDR}`,
  '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
  '--service-account-key-file=/etc/kubernetes/service-account.key',
  '--service-account-signing-key-file=/etc/kubernetes/service-account.key',
  `--token-auth-file=/${TOKENS_FILE}`,
  '--authorization-mode=Node,RBAC',
  '--enable-admission-plugins=NodeRestriction',
  '--allow-privileged=true',
];

const controllerManagerArgs = [
  '--leader-elect=false',
  '--use-service-account-credentials=true',
  '--service-account-private-key-file=/etc/kubernetes/service-account.key',
  '--root-ca-file=/etc/kubernetes/ca.crt',
  '--allocate-node-cidrs=true',
  `--cluster-cidr=${POD_CIDR}`,
  `--service-cluster-ip-range=${SERVICE_CIDR}`,
  // At the usual 20 requests a second, its controllers take five seconds to get their own tokens.
  '--kube-api-qps=200',
  '--kube-api-burst=400',
];
