import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import {
  CiliumInstaller, Cluster as ClusterKind, Cni, Exposure, GatewayController, GitHub, IngressController, ObjectStorage, type ProwAppProps, Tls, Tunnel,
  UpstreamManifest,
} from '../../../src';
import { ROOT } from '../../rules/source';
import { type Answers, standIn, standInForCp } from './stand-ins';
import type { UserShell } from './user-shell';

/** A Prow somewhere, and what somebody has there beside kubectl. */
export interface Platform {
  readonly name: string;
  readonly props: (published: Published) => ProwAppProps;
  /** The URL of hook that can be tried; absent where there is none. */
  readonly hookUrl?: string;
  readonly programs: (shell: UserShell) => void;
}

const common = { github: GitHub.cloud({ repositories: ['acme/app'] }), storage: ObjectStorage.inCluster({ ephemeral: true }) };
const KUBEADM = { 'config validate --config cluster/kubeadm.conf': 'ok\n', 'init --config cluster/kubeadm.conf': 'Your Kubernetes control-plane has initialized successfully!\n' };

export const PLATFORMS: readonly Platform[] = [
  {
    name: 'a relay on kind',
    props: () => ({
      ...common, github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: true }] }), cluster: ClusterKind.kind(), exposure: Exposure.tunnel(Tunnel.relay()),
    }),
    programs: (shell) => standIn(shell, 'kind', { 'create cluster --config cluster/kind.conf': '' }),
  },
  {
    name: 'node ports on kubeadm',
    props: () => ({ ...common, cluster: ClusterKind.kubeadm(), cni: Cni.flannel(), exposure: Exposure.nodePort({ address: 'prow.acme.dev' }) }),
    hookUrl: 'http://prow.acme.dev:30001/hook',
    programs: (shell) => {
      standInForCp(shell);
      standIn(shell, 'modprobe', { '--all overlay br_netfilter vxlan': '' });
      standIn(shell, 'sysctl', { '--system': '' });
      standIn(shell, 'swapoff', { '--all': '' });
      standIn(shell, 'kubeadm', KUBEADM);
    },
  },
  {
    name: 'an Ingress with certificates by ACME',
    props: ({ certManager }) => ({
      ...common, exposure: Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.haproxy(), tls: Tls.acme({ email: 'ops@acme.dev' }) }),
      upstreamManifests: [certManager],
    }),
    hookUrl: 'https://hook.prow.acme.dev/hook',
    programs: () => undefined,
  },
  {
    name: 'a Gateway of Cilium',
    props: ({ certManager, gatewayApi }) => ({
      ...common, isolate: true,
      exposure: Exposure.gateway({ controller: GatewayController.cilium(), domain: 'prow.acme.dev', tls: Tls.acme({ email: 'ops@acme.dev' }) }),
      cni: Cni.cilium({ installer: CiliumInstaller.job(), kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10', gatewayApi: {}, hubble: { relay: true, ui: true } }),
      clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.10/32'] },
      upstreamManifests: [gatewayApi, certManager],
    }),
    hookUrl: 'https://hook.prow.acme.dev/hook',
    programs: () => undefined,
  },
];

/** Columns that kubectl prints; those of the projects, which the CRDs of tests lack. */
const COLUMNS: Readonly<Record<string, readonly object[]>> = {
  'certificates.cert-manager.io': [{ name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type == "Ready")].status' }],
  'gateways.gateway.networking.k8s.io': [
    { name: 'Class', type: 'string', jsonPath: '.spec.gatewayClassName' }, { name: 'Address', type: 'string', jsonPath: '.status.addresses[*].value' },
    { name: 'Programmed', type: 'string', jsonPath: '.status.conditions[?(@.type == "Programmed")].status' },
  ],
};

/** cert-manager as far as objects tell, with the argument that apply.sh looks for. */
const CERT_MANAGER = `apiVersion: v1
kind: Namespace
metadata:
  name: cert-manager
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cert-manager
  namespace: cert-manager
spec:
  selector:
    matchLabels: {app: cert-manager}
  template:
    metadata:
      labels: {app: cert-manager}
    spec:
      containers:
        - name: cert-manager-controller
          image: quay.io/jetstack/cert-manager-controller:v1.21.1
          args:
          - --cluster-resource-namespace=$(POD_NAMESPACE)
`;

/** What other projects publish, in a folder of files, with the sums of these. */
export class Published {
  readonly certManager: UpstreamManifest;
  readonly gatewayApi: UpstreamManifest;
  /** The files by their addresses. */
  readonly files: Answers;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const files: Record<string, string> = {};
    const publish = (name: string, content: string, of: (sha256: string) => UpstreamManifest): UpstreamManifest => {
      writeFileSync(join(folder, name), content);
      const manifest = of(createHash('sha256').update(content).digest('hex'));
      files[manifest._plan.url] = join(folder, name);
      return manifest;
    };
    this.certManager = publish('cert-manager.yaml', `${crdsOf('cert-manager.io')}---\n${CERT_MANAGER}`, (sha256) => UpstreamManifest.certManager({ sha256 }));
    this.gatewayApi = publish('gateway-api.yaml', crdsOf('gateway.networking.k8s.io'), (sha256) => UpstreamManifest.gatewayApi({ sha256 }));
    this.files = files;
  }
}

function crdsOf(group: string): string {
  const folder = join(ROOT, 'test', 'crds', group);
  return readdirSync(folder).sort().map((name) => {
    const crd = parse(readFileSync(join(folder, name), 'utf8'));
    const columns = COLUMNS[crd.metadata.name];
    if (columns !== undefined) for (const version of crd.spec.versions) version.additionalPrinterColumns = columns;
    return stringify(crd);
  }).join('---\n');
}
