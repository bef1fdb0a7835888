import { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import {
  Cni, Exposure, GatewayController, GitHub, IngressController, type IsolationOptions, PolicyDialect, PreinstalledCni,
  type PreinstalledCniOptions, ProwApp, type ProwAppProps, Tls,
} from '../../src';
import { ConfigurationError, Where } from '../../src/core/problem';
import { resolvePlatform } from '../../src/platform/resolve-platform';
import { legalNetworks } from '../matrix/matrix';
import { calico } from './calico-engine';
import { cilium } from './cilium-engine';
import { API_SERVER_PODS, API_SERVERS, cluster, type ClusterShape, HOST_DNS, type IngressShape, OTHER_DNS } from './cluster';
import { kubernetes, kubernetesBeforeServices } from './kubernetes-engine';
import { SAID_OPTIONS } from './said-options';
import type { Engine, World } from './world';

/** Whose semantics hold in a network. */
export const ENGINES: Readonly<Record<EngineName, Engine>> = { kubernetes, 'kubernetes before Services': kubernetesBeforeServices, calico, cilium };
export type EngineName = 'kubernetes' | 'kubernetes before Services' | 'calico' | 'cilium';

/** A Prow on a network of a cluster, with the policies that it is given there. */
export interface SetUp {
  /** `cilium, its own policies: 3 nodes, API server on a node, DNS of pods`. */
  readonly name: string;
  readonly engine: EngineName;
  readonly world: World;
  readonly policies: readonly any[];
  /** Why there is none. */
  readonly refused?: readonly string[];
  /** What its user is told: warnings and notes. */
  readonly said: () => readonly string[];
}

/** A network that shuts Prow off, and how its policies are told to be written. */
interface Network {
  readonly name: string;
  readonly engine: EngineName;
  readonly props: () => Omit<ProwAppProps, 'github'>;
  readonly dialects: readonly Dialect[];
  readonly shapes: readonly ClusterShape[];
  /** What its user has to say besides: what the distribution does not tell. */
  readonly isolation: (shape: ClusterShape) => IsolationOptions;
  /** The address of the Service is said besides, where policies see it. */
  readonly saysService?: boolean;
}

type Dialect = 'default' | 'kubernetes' | 'calico' | 'cilium';

const DIALECTS: Readonly<Record<Exclude<Dialect, 'default'>, () => PolicyDialect>> = {
  kubernetes: () => PolicyDialect.kubernetes(), calico: () => PolicyDialect.calico(), cilium: () => PolicyDialect.cilium(),
};

const PLACES = Object.keys(API_SERVERS) as (keyof typeof API_SERVERS)[];
const ownShape = (nodes: 1 | 3, apiServer: ClusterShape['apiServer'], dns: ClusterShape['dns'], apiServerPort = apiServer === 'outside'
  ? 443 : 6443): ClusterShape =>
  ({ nodes, apiServer, dns, apiServerPort });
const SIZES = [1, 3] as const;
/** Whose Ingresses a distribution brings along, and how their pods are told. Sources: rancher/docs, rke2-docs, canonical/microk8s-core-addons. */
const CONTROLLERS = {
  nginx: { by: 'nginx', namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
  k3s: { by: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
  rke2: { by: 'nginx', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'rke2-ingress-nginx' } },
  newRke2: { by: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'rke2-traefik' } },
  microK8s: { by: 'nginx', namespace: 'ingress', labels: { name: 'nginx-ingress-microk8s' } },
  newMicroK8s: { by: 'traefik', namespace: 'ingress', labels: { 'app.kubernetes.io/name': 'traefik' } },
} as const;

const INGRESSES: Readonly<Record<string, () => Exposure>> = {
  'nginx': () => Exposure.ingress({ controller: IngressController.nginx(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
  'nginx on the host': () => Exposure.ingress({
    controller: IngressController.nginx({ hostNetwork: true }), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls'),
  }),
  'traefik': () => Exposure.ingress({ controller: IngressController.traefik(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
  'Cilium': () => Exposure.ingress({ controller: IngressController.cilium(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
  'Gateways': () => Exposure.gateway({ controller: GatewayController.cilium(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
};

const withIngress = (ingress: IngressShape, port = 6443): readonly ClusterShape[] =>
  SIZES.map((nodes) => ({ ...ownShape(nodes, 'on a node', 'pods', port), ingress }));
const ALL_SHAPES = SIZES.flatMap((nodes) => [...PLACES.map((place) => ownShape(nodes, place, 'pods')), ownShape(nodes, 'on a node', 'pods and the host'),
  ownShape(nodes, 'on a node', 'pods, others and one outside')]);
const OWN_SHAPES = [...ALL_SHAPES, ...withIngress(CONTROLLERS.nginx), ...withIngress({ ...CONTROLLERS.nginx, onHost: true })];

const DNS: Readonly<Partial<Record<ClusterShape['dns'], IsolationOptions>>> = {
  'pods and the host': { dns: { cidrs: [`${HOST_DNS}/32`] } },
  'pods, others and one outside': {
    dns: { pods: [{}, { namespace: OTHER_DNS.namespace, labels: OTHER_DNS.labels }], ports: [53, OTHER_DNS.port], cidrs: [`${OTHER_DNS.outside}/32`] },
  },
};
const ownIsolation = ({ apiServer, apiServerPort, dns }: ClusterShape): IsolationOptions => ({
  ...(apiServerPort === 6443 ? {} : { apiServerPort }), ...DNS[dns], ...(apiServer === 'in a pod' ? { apiServerPods: [API_SERVER_PODS] } : {}),
});
/** Where nobody knows the port of the API server, it is said. */
const wholeIsolation = (shape: ClusterShape): IsolationOptions => ({ ...ownIsolation(shape), apiServerPort: shape.apiServerPort });

/** Who enforces the policies of a network, by the network's name. */
function engineOf(name: string): EngineName {
  return /cilium/.test(name) ? 'cilium' : /^(calico|canal)/.test(name) ? 'calico' : 'kubernetes';
}

const OWN: readonly Network[] = legalNetworks().filter(({ policies, name }) =>
  policies !== 'none' && !name.startsWith('preinstalled')).map(({ name, props }) => ({
  name,
  engine: engineOf(name),
  props,
  dialects: name.startsWith('cilium')
    ? ['default', 'kubernetes', 'cilium'] : name.startsWith('calico-operator') ? ['default', 'kubernetes', 'calico'] : ['default'],
  shapes: name === 'cilium-serving' ? [...OWN_SHAPES, ...withIngress({ by: 'Cilium' }), ...withIngress({ by: 'Gateways' })] : OWN_SHAPES,
  isolation: ownIsolation,
}));

/** Only what a user must say is said: what is known of a distribution is to be known. */
function brought(name: string, engine: EngineName, options: PreinstalledCniOptions, shapes: readonly ClusterShape[], dialects: readonly Dialect[] = ['default'],
  isolation: Network['isolation'] = () => ({})): Network {
  return { name: `preinstalled ${name}`, engine, props: () => ({ cni: Cni.preinstalled(options), isolate: true }), dialects, shapes, isolation };
}

const onNodes = (port: number): readonly ClusterShape[] => SIZES.map((nodes) => ownShape(nodes, 'on a node', 'pods', port));
const managed = (...dns: ClusterShape['dns'][]): readonly ClusterShape[] => SIZES.flatMap((nodes) => dns.map((one) => ownShape(nodes, 'outside', one)));
const enforcing = { enforcesNetworkPolicy: true };
/** AKS has a cache of DNS on each node from Kubernetes 1.37 on. */
const LOCAL_DNS = SIZES.map((nodes): ClusterShape => ({ ...ownShape(nodes, 'outside', 'pods and the host'), hostDns: '169.254.10.11' }));

/** Every distribution that is known, by its name. Sources of ports and names: those of src/network/preinstalled. */
export const DISTRIBUTIONS: Readonly<Record<string, Network>> = {
  kind: brought('kind', 'kubernetes', { of: PreinstalledCni.kind() }, onNodes(6443)),
  minikube: brought('minikube', 'kubernetes', { of: PreinstalledCni.minikube(), ...enforcing }, onNodes(8443)),
  k3s: brought('k3s', 'kubernetes', { of: PreinstalledCni.k3s() }, [...onNodes(6443), ...withIngress(CONTROLLERS.k3s)]),
  rke2: brought('rke2', 'calico', { of: PreinstalledCni.rke2() }, [...onNodes(6443), ...withIngress(CONTROLLERS.rke2), ...withIngress(CONTROLLERS.newRke2)]),
  microK8s: brought('microK8s', 'calico', { of: PreinstalledCni.microK8s() },
    [...onNodes(16443), ...withIngress(CONTROLLERS.microK8s, 16443), ...withIngress(CONTROLLERS.newMicroK8s, 16443)]),
  talos: brought('talos', 'kubernetes', { of: PreinstalledCni.talos(), ...enforcing }, onNodes(6443)),
  gkeDataplaneV2: brought('gkeDataplaneV2', 'cilium', { of: PreinstalledCni.gkeDataplaneV2() }, managed('pods', 'node-local pods', 'the cloud'),
    ['default', 'cilium']),
  eks: { ...brought('eks', 'kubernetes before Services', { of: PreinstalledCni.eks(), ...enforcing }, managed('pods')), saysService: true },
  aks: brought('aks', 'kubernetes', { of: PreinstalledCni.aks(), ...enforcing }, [...managed('pods'), ...LOCAL_DNS]),
  aksCilium: brought('aksCilium', 'cilium', { of: PreinstalledCni.aksCilium() }, [...managed('pods'), ...LOCAL_DNS], ['default', 'kubernetes', 'cilium']),
  cilium: brought('cilium', 'cilium', { of: PreinstalledCni.cilium() }, OWN_SHAPES, ['default', 'kubernetes', 'cilium'], wholeIsolation),
  calico: brought('calico', 'calico', { of: PreinstalledCni.calico() }, OWN_SHAPES, ['default', 'kubernetes', 'calico'], wholeIsolation),
};

/** CNIs of which more is said than their distribution tells, or nothing but a name. */
const SAID: readonly Network[] = [
  brought('aksCilium with L7', 'cilium', { of: PreinstalledCni.aksCilium(), capabilities: { l7Policy: true } }, managed('pods'), ['default', 'cilium']),
  brought('Calico without its API server', 'calico', { of: PreinstalledCni.calico(), policyGroups: [] }, OWN_SHAPES, ['default', 'calico'], wholeIsolation),
  brought('Cilium by name', 'cilium', { name: 'cilium', capabilities: { enforcesNetworkPolicy: true, l7Policy: true } }, OWN_SHAPES, ['default', 'cilium'],
    wholeIsolation),
  brought('Calico by name', 'calico', { name: 'calico', ...enforcing }, OWN_SHAPES, ['default', 'calico'], wholeIsolation),
];

/** What else may be said of traffic, where each kind of policies is written and enforced. */
const WITH_OPTIONS: readonly Network[] = Object.entries(SAID_OPTIONS).flatMap(([option, { on = () => true }]) => {
  const own = (name: string): Network => OWN.find((one) => one.name === name) as Network;
  const asked: readonly (readonly [network: Network, dialects: readonly Dialect[], shapes: readonly ClusterShape[]])[] = [
    [own('calico-operator'), ['kubernetes', 'calico'], [ownShape(3, 'on a node', 'pods'), ownShape(3, 'in a pod', 'pods')]],
    [DISTRIBUTIONS.k3s, ['default'], onNodes(6443)],
    [own('cilium'), ['cilium'], [...onNodes(6443), ownShape(3, 'in a pod', 'pods'), ownShape(3, 'on a node', 'pods and the host')]],
    [DISTRIBUTIONS.eks, ['default'], [ownShape(3, 'outside', 'pods')]],
    [DISTRIBUTIONS.gkeDataplaneV2, ['default'], [ownShape(3, 'outside', 'pods')]],
    [DISTRIBUTIONS.cilium, ['kubernetes'], [ownShape(3, 'outside', 'pods')]],
  ];
  return asked.filter(([{ name }]) => on(name)).map(([network, dialects, shapes]) => (
    { ...network, dialects, shapes: shapes.map((shape) => ({ ...shape, option })) }));
});

/** All that is judged. */
export function setUps(): readonly SetUp[] {
  const worlds = new Map<string, World>();
  const worldOf = (engine: EngineName, shape: ClusterShape, { policies, cidrMatchMode }: Emitted): World => {
    // who cannot tell nodes apart lets in anybody, where the controller has the network of its node
    const letsInAll = shape.ingress?.onHost === true && policies.every(({ apiVersion }) => !apiVersion.startsWith('cilium.io/'));
    const knowsNames = policies.some(({ spec }) => spec.egress?.some(({ toFQDNs }: any) => toFQDNs));
    const seesServices = engine === 'kubernetes before Services';
    const key = JSON.stringify([shape, cidrMatchMode, letsInAll, knowsNames, seesServices]);
    const made = cluster(shape, shape.option === undefined ? {} : SAID_OPTIONS[shape.option]);
    const world = worlds.get(key) ?? {
      ...made, cidrMatchMode, knowsNames, seesServices,
      ...(letsInAll && made.callers ? { callers: { ...made.callers, others: 'either' } } : {}),
    };
    worlds.set(key, world);
    return world;
  };
  return [...OWN, ...Object.values(DISTRIBUTIONS), ...SAID, ...WITH_OPTIONS].flatMap((network) => network.dialects.flatMap((dialect) => {
    // nothing is said of how many nodes there are
    const known = new Map<string, Emitted>();
    return network.shapes.map((shape): SetUp => {
      const key = JSON.stringify({ ...shape, nodes: undefined });
      const made = known.get(key) ?? emitted(network, dialect, shape);
      known.set(key, made);
      const { policies, refused, said } = made;
      return { name: nameOf(network, dialect, shape), engine: network.engine, world: worldOf(network.engine, shape, made), policies, refused, said };
    });
  }));
}

function nameOf({ name }: Network, dialect: Dialect, { nodes, apiServer, dns, ingress, option }: ClusterShape): string {
  return `${name}, ${dialect} policies: ${nodes} node${nodes === 1 ? '' : 's'}, API server ${apiServer}, `
    + `DNS of ${dns}${ingress ? `, Ingress of ${ingress.by}${ingress.onHost ? ' on the host' : ''}` : ''}${option ? `, ${option}` : ''}`;
}

interface Emitted extends Pick<SetUp, 'policies' | 'refused' | 'said'> {
  /** Which parts of the cluster the values of Cilium's chart have it match by addresses. */
  readonly cidrMatchMode?: readonly string[];
}

function emitted({ props: propsOf, isolation: said, saysService }: Network, dialect: Dialect, shape: ClusterShape): Emitted {
  const own = propsOf();
  const { policies: ownPolicies, ...rest } = own.isolation ?? {};
  const policies = dialect === 'default' ? ownPolicies : DIALECTS[dialect]();
  const { apiServer, ingress, option } = shape;
  const { isolation: besides, ...more } = option === undefined ? {} as Partial<ProwAppProps> : SAID_OPTIONS[option].props();
  const props: ProwAppProps = {
    github: GitHub.cloud({ repositories: ['acme/app'] }), outdir: 'unused', ...own, ...more,
    ...(ingress ? { exposure: INGRESSES[`${ingress.by}${ingress.onHost ? ' on the host' : ''}`]() } : {}),
    isolation: { ...rest, ...said(shape), ...besides, ...(policies ? { policies } : {}) },
    clusterNetwork: {
      serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['172.16.0.0/24'], apiServerCidrs: [`${API_SERVERS[apiServer]}/32`, ...(saysService ? ['10.96.0.1/32'] : [])],
    },
  };
  try {
    const objects = new ProwApp(props).node.findAll().filter(ApiObject.isApiObject).map((object) => object.toJson());
    return { policies: objects.filter(({ kind }) => /NetworkPolicy$/.test(kind)), cidrMatchMode: cidrMatchMode(own.cni), said: () => saidOf(props) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { policies: [], refused: [...new Set(error.codes)].sort(), said: () => [error.message] };
  }
}

function cidrMatchMode(cni: Cni | undefined): readonly string[] | undefined {
  const values = cni?._plan.files?.find(({ name }) => name === 'cilium/values.txt');
  return values === undefined ? undefined : parse(values.content).policyCIDRMatchMode;
}

function saidOf(props: ProwAppProps): readonly string[] {
  const { warnings, cni } = resolvePlatform(Where.call('new ProwApp'), props);
  return [...warnings, ...cni.notes];
}
