import { Construct } from 'constructs';
import { NetworkPlan } from '../core/network-plan';
import { Finding } from '../core/problem';
import { Requirement } from '../core/requirement';
import { SecretNeed } from '../core/secret-need';
import { UpstreamManifest } from '../core/upstream/upstream-manifest';
import { UpstreamWaits } from '../core/upstream/upstream-manifest-plan';
import { ClusterCloud, CrossingPlan } from './cluster-cloud';
import { CniCapabilities } from './cni-capabilities';
import { BARE_NODES, PolicyView } from './policy-view';

/** What a choice of CNI comes down to. Nobody asks which CNI it is: each answers the same questions. */
export interface CniPlan {
  /** As errors and notes call it. */
  readonly name: string;
  /** The call that says which addresses pods get, as errors name it: `Cni.flannel({ network })`. */
  readonly podCidrsFrom: string;
  /** What of its options ends up in pods and came after a minor of Kubernetes 1, each by its path in them; absent where none of them do. */
  readonly later?: (minor: number) => readonly { readonly path: string; readonly finding: Finding }[];
  readonly network: NetworkPlan;
  readonly capabilities: CniCapabilities;
  /** API groups of the policies that it reads, besides `networking.k8s.io`: `cilium.io`, `projectcalico.org`; absent where nobody knows. */
  readonly policyGroups?: readonly string[];
  /** Groups of policies that are known to have no effect there, but for some kinds: what it lacks, and what to write instead; absent where there is none. */
  readonly untakenGroups?: Readonly<Record<string, { readonly but: readonly string[]; readonly what: string; readonly instead: string }>>;
  /** What to do so that its policies may look into HTTP and DNS, as a clause; absent where it can, never can, or nobody knows. */
  readonly l7TurnedOnBy?: string;
  /** Whether the cluster has it already; absent for no. */
  readonly isThere?: boolean;
  /** Who brings it, as it calls itself: `k3s`; absent where nobody does, or nobody said. */
  readonly distribution?: string;
  /** Whether somebody has installed it in a cluster that brings another one, or none; absent for no. */
  readonly installedByHand?: boolean;
  /** Who installs it by a chart of its own, and has to be told to, as it calls itself: `RKE2`; absent for nobody. */
  readonly bundledBy?: string;
  /** Plugins that it takes from /opt/cni/bin and does not put there; absent for none, or where nobody knows. */
  readonly plugins?: readonly string[];
  /** Those of its warnings and notes that are about a kube-proxy which may run beside it; absent for none. */
  readonly aboutKubeProxy?: readonly string[];
  /** Those of its warnings and notes that are about how the cluster is made for it; absent for none. */
  readonly aboutMaking?: readonly string[];
  /** Those of its notes that are about programs of nodes, and what is said where nodes have no shell and none of these; absent for none. */
  readonly aboutShell?: readonly { readonly note: string; readonly instead?: string }[];
  /** The cluster as those see it who enforce its policies. */
  readonly policyView: PolicyView;
  /** What the distribution brings beside its CNI and another may come into conflict with; absent where it is none, or nobody knows. */
  readonly brought?: BroughtParts;
  /** The words of `loadBalancerClass` by which Services get an address from it, empty where it gives none; absent where nobody knows. */
  readonly loadBalancerClasses?: readonly string[];
  /** The classes of Gateways that it serves, empty where it serves none; absent where nobody knows. */
  readonly gatewayClasses?: readonly string[];
  /** The classes of Ingresses that it serves, in the same way. */
  readonly ingressClasses?: readonly string[];
  /** What to do so that it serves a class that it could: by `GatewayClass cilium`, `IngressClass cilium`, or the word of a `loadBalancerClass`. */
  readonly turnedOnBy?: Readonly<Record<string, string>>;
  /** The only node ports that it answers on, as `30000-32767`, where it does kube-proxy's work. */
  readonly nodePortRange?: string;
  /** Where nodes look for the API server while Services do not work yet, and what says so; absent where it needs none, or nobody knows. */
  readonly apiServer?: { readonly host: string; readonly port: number; readonly from: string };
  /** Whether pods get addresses from the part of the network that kube-controller-manager gives to their node. */
  readonly usesNodeCidrs?: boolean;
  /** How many nodes it takes at least, which pods, and what to do where there are fewer. */
  readonly leastNodes?: { readonly count: number; readonly of: string; readonly instead: string };
  /** The same for the nodes of a cluster, where they make a difference. */
  readonly suited?: (nodes: NodesOfCluster) => CniPlan;
  /** How many nodes it takes at most as it is set up, what says so, and what to do where there are more; absent where nothing says it. */
  readonly mostNodes?: { readonly count: number; readonly because: string; readonly instead: string };
  /** How many nodes it is made for as it is set up, why, and what to write where there are more; absent where nothing says it. */
  readonly sizes?: readonly { readonly upTo: number; readonly because: string; readonly instead: string }[];
  /** How many nodes it was told of, and what said so; absent where nothing did. */
  readonly nodes?: { readonly count: number; readonly from: string };
  /** Networks of Services that it was told, and what said so; absent where nothing did. */
  readonly services?: { readonly cidrs: readonly string[]; readonly from: string };
  /** Networks of Services that its cluster has unless that was made with others; absent where nobody knows. */
  readonly usualServices?: readonly string[];
  /** Whose network it was told that the nodes are in; absent where nobody said. */
  readonly cloud?: ClusterCloud;
  /** How packets of pods cross the network between nodes, where a cloud's may drop them; absent for nothing of the kind. */
  readonly crossings?: readonly CrossingPlan[];
  /** Whether pods get addresses of the networks that nodes are in. */
  readonly podsAmongNodes?: boolean;
  /** Whether no node of its cluster has the label that keeps load balancers away from the control plane; absent where nobody knows. */
  readonly isUnlabelled?: boolean;
  /** Interfaces that it answers on for Services, where each was named; absent where somebody else decides, or a name stands for several. */
  readonly devices?: readonly string[];
  /** Whether it gives LoadBalancer Services addresses of nodes, but for those that a label excludes. */
  readonly givesNodeAddresses?: boolean;
  /** What becomes of a Gateway or Service that nobody gives an address to, as a sentence, where it can be known. */
  readonly addressless?: string;
  /** Routers that it talks BGP to by their address, and whether every node does; absent for none. */
  readonly bgpPeers?: readonly { readonly address: string; readonly everywhere: boolean }[];
  /** Networks that it divides among nodes by itself; absent where somebody else does. */
  readonly divided?: readonly { readonly cidrs: readonly string[]; readonly maskSize: number; readonly from: string }[];
  /** How it chooses among the interfaces of a node, and what to do about it; absent where its user has chosen, or nobody knows. */
  readonly interfaceByChance?: { readonly takes: string; readonly instead: string };
  /** Kinds that it does not read where others do, as `group/Kind`, and why. */
  readonly ignoredKinds?: Readonly<Record<string, string>>;
  /** What exposures require and it brings when it is applied, by name. */
  readonly provides?: readonly string[];
  /** Commands that show whether it works. */
  readonly verification?: readonly CniVerification[];
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
  /** What its user should know before it is applied: said when it is made, and once more in the notes. */
  readonly warnings: readonly string[];
  /** The objects that it consists of; none where the cluster has the CNI already. */
  readonly objects: CniObjects;
  /** What its own project publishes and is applied as it is. */
  readonly upstreamManifests: readonly UpstreamManifest[];
  /** What must be so after the objects of the stage `network` and before the next one, because something makes it when it runs; absent where nothing does. */
  readonly waits?: UpstreamWaits;
  /** What becomes of it when what is applied here is deleted, as a sentence; absent where it goes with its objects of the stage `network`. */
  readonly removal?: string;
  /** What to do so that its images come from a registry of one's own, as a sentence, where a chart names them; absent where objects do. */
  readonly imagesOfChart?: string;
  /** The command by which somebody installs it before anything else, from the output folder; absent where what is applied does. */
  readonly byHand?: string;
  /** The command that installs it, or another version or other settings of it, from the output folder; absent where applying does. */
  readonly installedBy?: string;
  /** What it leaves on nodes when its objects are gone; absent where nobody knows. */
  readonly traces?: CniTraces;
  /** What somebody else has to install. */
  readonly requirements: readonly Requirement[];
  /** What no YAML holds. */
  readonly secrets: readonly SecretNeed[];
  /** Namespaces of its objects that somebody else has made; kube-system needs no word. */
  readonly existingNamespaces?: readonly string[];
  /** What is written beside the objects, for others than `kubectl apply`. */
  readonly files?: readonly CniFile[];
}

/** What is known of the nodes of a cluster, and the CNI need not be told. */
export interface NodesOfCluster {
  /** How many there are; absent where nobody said. */
  readonly count?: number;
  /** Whether no pod loads modules of their kernels, and they mount cgroups themselves; absent for no. */
  readonly areSealed?: boolean;
}

/** Parts of a distribution that are on unless somebody turned them off, and what it can do by itself. */
export interface BroughtParts {
  /** As sentences call it: `k3s`, `EKS`. */
  readonly by: string;
  /** Who gives LoadBalancer Services their addresses, and how it is turned off. */
  readonly loadBalancer?: { readonly name: string; readonly turnedOffBy: string; readonly isOff?: boolean };
  /** Another one that it has, and how that is turned on. */
  readonly otherLoadBalancer?: { readonly name: string; readonly turnedOnBy: string; readonly isOn?: boolean };
  /** Its own Ingress controller, which listens on ports 80 and 443 of nodes: the classes that it may serve, and how it is turned off. */
  readonly ingress?: {
    readonly name: string;
    readonly classes: Readonly<Record<'IngressClass' | 'GatewayClass', readonly string[]>>;
    readonly turnedOffBy: string;
    readonly isOff?: boolean;
  };
  /** How its own network comes to enforce policies, where it does not unless it is told to; absent for it does, or nobody knows. */
  readonly enforcement?: string;
  /** What its own network can be encrypted by, and how that is turned on. */
  readonly encryption?: { readonly name: string; readonly turnedOnBy: string };
  /** How software that others have to install gets there, as a clause, by the names of requirements. */
  readonly software?: Readonly<Record<string, string>>;
  /** What it takes to reach a node port from outside, as a sentence about ports. */
  readonly nodePortWay?: (ports: readonly number[]) => string;
}

/** A command, and what it shows where everything is as it should be. */
export interface CniVerification {
  readonly command: string;
  /** In words, without a stop: `one line per node, each Running`. */
  readonly expect: string;
}

/** What a CNI leaves on a node. */
export interface CniTraces {
  /** As the shell takes them, with `*` where names are of many. */
  readonly files: readonly string[];
  readonly interfaces: readonly string[];
  /** Part of the name of every chain that it makes with iptables, as grep takes it. */
  readonly chains?: string;
  /** Tables of nftables, as `nft delete table` takes them. */
  readonly tables?: readonly string[];
}

/** A file in a folder below the output folder, where `kubectl apply` does not look. */
export interface CniFile {
  /** Path from the output folder: `cilium/values.txt`. */
  readonly name: string;
  readonly content: string;
}

/** What a CNI puts into the chart of each stage; absent where a stage gets nothing. */
export interface CniObjects {
  /** What has to be there before the CNI starts: namespaces that Secrets are put into, and settings that its pods read once. */
  readonly namespaces?: (scope: Construct) => void;
  /** The CNI itself. */
  readonly network?: (scope: Construct) => void;
  /** Custom resources that its CRDs, or its API, have to be there for. */
  readonly networkConfig?: (scope: Construct) => void;
}

/** The rest of a plan that needs nobody else. */
export const ON_ITS_OWN = {
  warnings: [], objects: {}, upstreamManifests: [], requirements: [], secrets: [], policyView: BARE_NODES,
} as const satisfies Partial<CniPlan>;
