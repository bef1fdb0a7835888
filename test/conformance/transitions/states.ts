import {
  CalicoDataplane, CalicoEncapsulation, CalicoFlavour, CiliumRouting, Cluster, Cni, DeckAccess, DeckLogin, Exposure, FlannelMode, FlannelPolicyEnforcer, GitHub,
  GitHubAuth, GitOps, IngressController, ObjectStorage, PodSecurityLevel, PolicyDialect, type ProwAppProps, SecretDelivery, Tls, Tunnel,
} from '../../../src';
import { EXPOSURES } from '../../matrix/axes/exposures';
import { TLS } from '../../matrix/axes/tls';
import { CLUSTER } from '../../matrix/cell';

/** One platform that a cluster goes to and comes from. */
export interface State {
  readonly name: string;
  readonly props: () => Partial<ProwAppProps>;
}

/** Platforms that differ in one thing: between all of them one goes in both directions. */
export interface Group {
  readonly name: string;
  readonly states: readonly State[];
}

const domain = 'prow.acme.dev';
const cidr = '10.244.0.0/16';
const url = 'https://git.acme.dev/platform.git';
const DECK = { exposure: Exposure.clusterIp({ deckUrl: 'https://prow.acme.dev' }) };

/** What every platform says unless it says something else. */
export const COMMON: ProwAppProps = {
  github: GitHub.cloud({ repositories: ['acme/app'] }), clusterNetwork: CLUSTER, exposure: Exposure.clusterIp(), storage: ObjectStorage.inCluster({ ephemeral: true }),
  existing: { everything: true },
};

function group(name: string, states: Readonly<Record<string, () => Partial<ProwAppProps>>>): Group {
  return { name, states: Object.entries(states).map(([state, props]) => ({ name: state, props })) };
}

function networks(name: string, states: Readonly<Record<string, () => Cni>>): Group {
  return group(name, Object.fromEntries(Object.entries(states).map(([state, cni]) => [state, () => ({ cni: cni() })])));
}

const calico = (flavour: () => CalicoFlavour) => (encapsulation: CalicoEncapsulation) => (): Cni => Cni.calico({
  flavour: flavour(), pools: [{ cidr, encapsulation }] });
const ofOperator = calico(() => CalicoFlavour.operator());
const ofManifest = calico(() => CalicoFlavour.manifest());

const exposures: Group = {
  name: 'exposures',
  states: EXPOSURES.map(({ name, exposure, tls }) => ({ name, props: () => ({ exposure: exposure(TLS.find((one) => one.name === tls)!.option()) }) })),
};

const certificates: Group = {
  name: 'certificates',
  states: TLS.map(({ name, option }) => ({
    name, props: () => ({ exposure: Exposure.ingress({ controller: IngressController.traefik(), domain, ...{ tls: Tls.none(), ...option() } }) }),
  })),
};

export const GROUPS: readonly Group[] = [
  exposures,
  certificates,
  networks('Flannel', {
    'vxlan': () => Cni.flannel(),
    'udp': () => Cni.flannel({ backend: FlannelMode.udp() }),
    'host-gw': () => Cni.flannel({ backend: FlannelMode.hostGw() }),
    'wireguard': () => Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'flannel-psk' }) }),
    'ipip': () => Cni.flannel({ backend: FlannelMode.ipip() }),
    'with policies': () => Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.kubeNetworkPolicies() }),
  }),
  networks('Calico of its operator', {
    'vxlan': ofOperator(CalicoEncapsulation.vxlan()),
    'vxlan across subnets': ofOperator(CalicoEncapsulation.vxlanCrossSubnet()),
    'ipip': ofOperator(CalicoEncapsulation.ipip()),
    'none': ofOperator(CalicoEncapsulation.none()),
    'bpf': () => Cni.calico({ dataplane: CalicoDataplane.bpf({ apiServerHost: '172.16.0.10' }) }),
  }),
  networks('Calico of its manifest', {
    'vxlan': ofManifest(CalicoEncapsulation.vxlan()),
    'ipip': ofManifest(CalicoEncapsulation.ipip()),
    'ipip across subnets': ofManifest(CalicoEncapsulation.ipipCrossSubnet()),
    'none': ofManifest(CalicoEncapsulation.none()),
  }),
  networks('Cilium', {
    'vxlan': () => Cni.cilium(),
    'geneve': () => Cni.cilium({ routing: CiliumRouting.geneve() }),
    'native': () => Cni.cilium({ routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: cidr, autoDirectNodeRoutes: true }) }),
    'serving': () => Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost: '172.16.0.10', gatewayApi: {}, ingressController: {}, l2Announcements: {} }),
  }),
  networks('Canal and Weave', {
    canal: () => Cni.canal(),
    weave: () => Cni.weave({ acknowledgeUnmaintained: true }),
    weaveEncrypted: () => Cni.weave({ acknowledgeUnmaintained: true, passwordSecretName: 'weave-passwd' }),
  }),
  group('storage', {
    'of a claim': () => ({ storage: ObjectStorage.inCluster() }),
    'of a larger claim': () => ({ storage: ObjectStorage.inCluster({ size: '200Gi' }) }),
    'of a folder of a node': () => ({ storage: ObjectStorage.inCluster({ localPath: { node: 'node-2', path: '/var/lib/logs' } }) }),
    'ephemeral': () => ({}),
    's3': () => ({ storage: ObjectStorage.s3({ bucket: 'logs' }) }),
    'gcs': () => ({ storage: ObjectStorage.gcs({ bucket: 'logs' }) }),
  }),
  group('who sees deck', {
    'everybody': () => DECK,
    'through oauth2-proxy': () => ({ ...DECK, deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) }),
    'with a login': () => ({ ...DECK, deckLogin: DeckLogin.github({ users: ['ann'] }) }),
    'through a tunnel': () => ({ exposure: Exposure.tunnel(Tunnel.cloudflared({ domain })), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) }),
  }),
  group('everything else', {
    'plain': () => ({}),
    'isolated': () => ({ isolate: true, cluster: Cluster.kind() }),
    'isolated by Calico': () => ({ cni: Cni.calico(), isolation: { policies: PolicyDialect.calico({ logsDenied: true }) } }),
    'by Argo CD': () => ({ gitOps: GitOps.argoCd({ url }) }),
    'with External Secrets': () => ({ secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }) }),
    'with quotas': () => ({ jobsResourceQuota: { pods: '50' }, jobsLimitRange: { max: { memory: '8Gi' } }, hook: { replicas: 3 }, deck: { replicas: 3 } }),
    'without quotas': () => ({ jobsResourceQuota: {}, jobsLimitRange: {} }),
    'with a cache that lasts': () => ({ ghproxy: { cacheGibibytes: 20, cacheClaim: {} }, jobsPodSecurity: PodSecurityLevel.PRIVILEGED }),
    'Enterprise, by a token': () => ({ github: GitHub.enterprise({ repositories: ['acme/app'], host: 'github.acme.dev', auth: GitHubAuth.token() }) }),
    'jobs elsewhere': () => ({ jobsNamespace: 'ci-jobs', commonMetadata: { labels: { 'acme.dev/team': 'ci' } } }),
    'another namespace': () => ({ namespace: 'ci', exposure: Exposure.nodePort() }),
  }),
  group('node ports', {
    'chosen': () => ({ exposure: Exposure.nodePort({ hookPort: 30001, deckPort: 30002 }) }),
    'exchanged': () => ({ exposure: Exposure.nodePort({ hookPort: 30002, deckPort: 30001 }) }),
    'one of them moved': () => ({ exposure: Exposure.nodePort({ hookPort: 30003, deckPort: 30001 }) }),
  }),
];
