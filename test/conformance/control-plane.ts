import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from '../go/go-module';
import { type ClusterCredentials, type ClusterUser, writeCredentials, writeKubeconfig } from './cluster-credentials';
import { freePorts } from './ports';
import { RunningProcess } from './processes';

/** Controllers that make pods, and that watch them. */
const OF_WORKLOADS = ['deployment', 'replicaset', 'daemonset', 'statefulset', 'job', 'cronjob', 'disruption', 'endpoints', 'endpointslice'];

export const SERVICE_CIDR = '10.96.0.0/16';

export interface ControlPlane {
  readonly url: string;
  readonly caFile: string;
  readonly adminToken: string;
  /** The administrator's. */
  readonly kubeconfig: string;
  readonly processes: readonly RunningProcess[];
  stop(): Promise<void>;
}

/** Starts etcd, kube-apiserver, kube-controller-manager and kube-scheduler in a folder of their own, and returns when all are ready. */
export async function startControlPlane(kubernetes: Binaries, folder: string, workloads = true): Promise<ControlPlane> {
  mkdirSync(folder, { recursive: true });
  const processes: RunningProcess[] = [];
  const stop = async () => {
    // Killed, from the last to the first: nothing in here is worth saving, and an orderly end takes seconds.
    while (processes.length > 0) await processes.pop()!.kill();
  };
  const start = (name: string, file: string, args: readonly string[]) => {
    const one = new RunningProcess({ name, file, args, logFolder: folder });
    processes.push(one);
    return one;
  };
  const startBuilt = (name: string, args: readonly string[]) => start(name, join(kubernetes.folder, name), args);

  try {
    const [etcdPort, peerPort, apiPort, controllerPort, schedulerPort] = await freePorts(5);
    const credentials = writeCredentials(folder);
    const url = `https://127.0.0.1:${apiPort}`;
    const caFile = join(folder, 'apiserver-certificate', 'apiserver.crt');
    const kubeconfigOf = (user: ClusterUser) => writeKubeconfig(folder, user, { url, caFile, token: credentials.tokens[user] });

    const etcd = start('etcd', 'etcd', etcdArgs(folder, etcdPort, peerPort));
    await etcd.answers(`http://127.0.0.1:${etcdPort}/health`);
    const apiServer = startBuilt('kube-apiserver', apiServerArgs(folder, etcdPort, apiPort, credentials));
    await apiServer.reaches('its certificate', async () => existsSync(caFile));
    await apiServer.answers(`${url}/readyz`);

    const controllerManager = startBuilt('kube-controller-manager', [
      `--kubeconfig=${kubeconfigOf('system:kube-controller-manager')}`,
      // The node lifecycle controller would evict every pod as soon as this process is too busy to renew the leases of the fake nodes.
      `--controllers=*,-node-lifecycle-controller${workloads ? '' : OF_WORKLOADS.map((name) => `,-${name}-controller`).join('')}`,
      '--use-service-account-credentials=true',
      `--service-account-private-key-file=${credentials.serviceAccountKeyFile}`,
      `--root-ca-file=${caFile}`,
      // At the usual 20 requests a second, its controllers take five seconds to get their own tokens.
      '--kube-api-qps=200',
      '--kube-api-burst=400',
      ...aloneOnPort(controllerPort),
    ]);
    const scheduler = startBuilt('kube-scheduler', [
      `--kubeconfig=${kubeconfigOf('system:kube-scheduler')}`,
      ...aloneOnPort(schedulerPort),
    ]);
    await controllerManager.answers(`https://127.0.0.1:${controllerPort}/healthz`);
    await scheduler.answers(`https://127.0.0.1:${schedulerPort}/healthz`);

    return { url, caFile, adminToken: credentials.tokens.admin, kubeconfig: kubeconfigOf('admin'), processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function etcdArgs(folder: string, port: number, peerPort: number): string[] {
  const [clients, peers] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  return [
    `--data-dir=${join(folder, 'etcd-data')}`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    '--unsafe-no-fsync=true',
  ];
}

function apiServerArgs(folder: string, etcdPort: number, port: number, credentials: ClusterCredentials): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, 'apiserver-certificate')}`,
    // An endpoint of the `kubernetes` Service may not be a loopback address, and nobody here reads it.
    '--advertise-address=127.0.0.1',
    '--endpoint-reconciler-type=none',
    `--service-cluster-ip-range=${SERVICE_CIDR}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${credentials.serviceAccountKeyFile}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKeyFile}`,
    `--token-auth-file=${credentials.tokenFile}`,
    '--authorization-mode=RBAC',
    '--allow-privileged=true',
  ];
}

function aloneOnPort(port: number): string[] {
  return ['--leader-elect=false', '--bind-address=127.0.0.1', `--secure-port=${port}`];
}
