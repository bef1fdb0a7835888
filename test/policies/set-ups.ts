import { ApiObject } from 'cdk8s';
import { Cni, Exposure, GatewayController, GitHub, IngressController, type IsolationOptions, PolicyDialect, PreinstalledCni, type PreinstalledCniOptions, ProwApp, type ProwAppProps, Tls } from '../../src';
import { ConfigurationError } from '../../src/core/problem';
import { legalNetworks } from '../matrix/matrix';
import { calico } from './calico-engine';
import { cilium } from './cilium-engine';
import { API_SERVERS, cluster, type ClusterShape, HOST_DNS, type IngressShape } from './cluster';
import { kubernetes, kubernetesBeforeServices } from './kubernetes-engine';
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
}

type Dialect = 'default' | 'kubernetes' | 'calico' | 'cilium';

const DIALECTS: Readonly<Record<Exclude<Dialect, 'default'>, () => PolicyDialect>> = {
  kubernetes: () => PolicyDialect.kubernetes(), calico: () => PolicyDialect.calico(), cilium: () => PolicyDialect.cilium(),
};

const PLACES = Object.keys(API_SERVERS) as (keyof typeof API_SERVERS)[];
const ownShape = (nodes: 1 | 3, apiServer: ClusterShape['apiServer'], dns: ClusterShape['dns'], apiServerPort = apiServer === 'outside' ? 443 : 6443): ClusterShape =>
  ({ nodes, apiServer, dns, apiServerPort });
const SIZES = [1, 3] as const;
/** Whose Ingresses a distribution brings along, and how their pods are told. Sources: rancher/docs, rke2-docs, canonical/microk8s-core-addons. */
const CONTROLLERS = {
  nginx: { by: 'nginx', namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
  k3s: { by: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
  rke2: { by: 'nginx', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'rke2-ingress-nginx' } },
  microK8s: { by: 'nginx', namespace: 'ingress', labels: { name: 'nginx-ingress-microk8s' } },
} as const;

const INGRESSES: Readonly<Record<string, () => Exposure>> = {
  nginx: () => Exposure.ingress({ controller: IngressController.nginx(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
  traefik: () => Exposure.ingress({ controller: IngressController.traefik(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
  Cilium: () => Exposure.ingress({ controller: IngressController.cilium(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
  Gateways: () => Exposure.gateway({ controller: GatewayController.cilium(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }),
};

const withIngress = (ingress: IngressShape, port = 6443): readonly ClusterShape[] =>
  SIZES.map((nodes) => ({ ...ownShape(nodes, 'on a node', 'pods', port), ingress }));
const ALL_SHAPES = SIZES.flatMap((nodes) => [...PLACES.map((place) => ownShape(nodes, place, 'pods')), ownShape(nodes, 'on a node', 'pods and the host')]);
const OWN_SHAPES = [...ALL_SHAPES, ...withIngress(CONTROLLERS.nginx), ...withIngress({ ...CONTROLLERS.nginx, onHost: true })];

const ownIsolation = ({ apiServerPort, dns }: ClusterShape): IsolationOptions => ({
  ...(apiServerPort === 6443 ? {} : { apiServerPort }), ...(dns === 'pods and the host' ? { dnsCidrs: [`${HOST_DNS}/32`] } : {}),
});

/** Who enforces the policies of a network, by the network's name. */
function engineOf(name: string): EngineName {
  return /cilium/.test(name) ? 'cilium' : /^(calico|canal)/.test(name) ? 'calico' : 'kubernetes';
}

const OWN: readonly Network[] = legalNetworks().filter(({ policies, name }) => policies !== 'none' && !name.startsWith('preinstalled')).map(({ name, props }) => ({
  name,
  engine: engineOf(name),
  props,
  dialects: name.startsWith('cilium') ? ['default', 'kubernetes', 'cilium'] : name.startsWith('calico-operator') ? ['default', 'kubernetes', 'calico'] : ['default'],
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

/** Every distribution that is known, by its name. Sources of ports and names: those of src/network/preinstalled. */
export const DISTRIBUTIONS: Readonly<Record<string, Network>> = {
  kind: brought('kind', 'kubernetes', { of: PreinstalledCni.kind() }, onNodes(6443)),
  minikube: brought('minikube', 'kubernetes', { of: PreinstalledCni.minikube(), ...enforcing }, onNodes(8443)),
  k3s: brought('k3s', 'kubernetes', { of: PreinstalledCni.k3s() }, [...onNodes(6443), ...withIngress(CONTROLLERS.k3s)]),
  rke2: brought('rke2', 'calico', { of: PreinstalledCni.rke2() }, [...onNodes(6443), ...withIngress(CONTROLLERS.rke2)]),
  microK8s: brought('microK8s', 'calico', { of: PreinstalledCni.microK8s() }, [...onNodes(16443), ...withIngress(CONTROLLERS.microK8s, 16443)]),
  talos: brought('talos', 'kubernetes', { of: PreinstalledCni.talos(), ...enforcing }, onNodes(6443)),
  gkeDataplaneV2: brought('gkeDataplaneV2', 'cilium', { of: PreinstalledCni.gkeDataplaneV2() }, managed('pods', 'node-local pods', 'the cloud')),
  eks: brought('eks', 'kubernetes before Services', { of: PreinstalledCni.eks(), ...enforcing }, managed('pods')),
  aks: brought('aks', 'kubernetes', { of: PreinstalledCni.aks(), ...enforcing }, managed('pods')),
  aksCilium: brought('aksCilium', 'cilium', { of: PreinstalledCni.aksCilium() }, managed('pods')),
};

/** A CNI that somebody has installed already, and of which only its name is known. */
const NAMED: readonly Network[] = [
  brought('Cilium by name', 'cilium', { name: 'cilium', capabilities: { enforcesNetworkPolicy: true, l7Policy: true } }, OWN_SHAPES, ['default', 'kubernetes', 'cilium'], ownIsolation),
  brought('Calico by name', 'calico', { name: 'calico', ...enforcing }, OWN_SHAPES, ['default', 'kubernetes', 'calico'], ownIsolation),
];

/** All that is judged. */
export function setUps(): readonly SetUp[] {
  const worlds = new Map<string, World>();
  const worldOf = (shape: ClusterShape): World => {
    const key = JSON.stringify(shape);
    const world = worlds.get(key) ?? cluster(shape);
    worlds.set(key, world);
    return world;
  };
  return [...OWN, ...Object.values(DISTRIBUTIONS), ...NAMED].flatMap(({ name, engine, props, dialects, shapes, isolation }) => dialects.flatMap((dialect) => {
    // nothing is said of how many nodes there are
    const known = new Map<string, Emitted>();
    return shapes.map((shape): SetUp => {
      const key = JSON.stringify({ ...shape, nodes: undefined });
      const policies = known.get(key) ?? emitted(props(), dialect, shape, isolation(shape));
      known.set(key, policies);
      return {
        name: `${name}, ${dialect} policies: ${shape.nodes} node${shape.nodes === 1 ? '' : 's'}, API server ${shape.apiServer}, DNS of ${shape.dns}${shape.ingress ? `, Ingress of ${shape.ingress.by}${shape.ingress.onHost ? ' on the host' : ''}` : ''}`,
        engine, world: worldOf(shape), ...policies,
      };
    });
  }));
}

type Emitted = Pick<SetUp, 'policies' | 'refused'>;

function emitted(props: Omit<ProwAppProps, 'github'>, dialect: Dialect, { apiServer, ingress }: ClusterShape, said: IsolationOptions): Emitted {
  const { policies: own, ...rest } = props.isolation ?? {};
  const policies = dialect === 'default' ? own : DIALECTS[dialect]();
  try {
    const app = new ProwApp({
      github: GitHub.cloud({ repositories: ['acme/app'] }), outdir: 'unused', ...props, ...(ingress ? { exposure: INGRESSES[ingress.by]() } : {}),
      isolation: { ...rest, ...said, ...(policies ? { policies } : {}) },
      clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['172.16.0.0/24'], apiServerCidrs: [`${API_SERVERS[apiServer]}/32`] },
    });
    const objects = app.node.findAll().filter(ApiObject.isApiObject).map((object) => object.toJson());
    return { policies: objects.filter(({ kind }) => /NetworkPolicy$/.test(kind)) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { policies: [], refused: [...new Set(error.codes)].sort() };
  }
}
