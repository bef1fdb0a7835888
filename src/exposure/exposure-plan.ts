import { Construct } from 'constructs';
import { Endpoint } from '../core/endpoint';
import { PodSettings } from '../core/pod-options';
import { Finding } from '../core/problem';
import { Requirement } from '../core/requirement';
import { SecretNeed } from '../core/secret-need';
import { ServiceExposure } from '../core/service-exposure';
import { Party, Traffic } from '../core/traffic';
import { PrivateDeckWay } from './private-deck-way';

/** What an exposure has to know of the Prow that it leads to. */
export interface ExposureContext {
  /** Prow's own namespace. */
  readonly namespace: string;
  /** What was said of all pods. */
  readonly pods: PodSettings;
  /** Pages of deck that nobody from outside is to read; none where they are open, or something asks people who they are. */
  readonly closedPages: readonly string[];
  /** What people type to see a second deck, without a slash at the end; absent where there is none. */
  readonly privateDeckUrl?: string;
}

/** What a choice of exposure comes down to. Nobody asks which one it is: each answers the same questions. */
export interface ExposurePlan {
  /** How hook's Service is reached, or that of what stands before hook. */
  readonly hook: ServiceExposure;
  /** Names of Services of the exposure's own that stand before hook and deck, whose own are reached from inside alone then; absent where there are none. */
  readonly before?: { readonly hook?: string; readonly deck?: string };
  /** How deck's Service is reached, or that of what stands before deck. */
  readonly deck: ServiceExposure;
  /** How a second deck is reached; absent where there is none. */
  readonly privateDeck?: PrivateDeckWay;
  /** What GitHub is told to send webhooks to, with the path; absent where nobody knows. */
  readonly hookUrl?: string;
  /** The same in words, where its user has a URL that no YAML holds: the URL of the relay's channel. */
  readonly hookAddress?: string;
  /** What people type to see deck, without a slash at the end; absent where nobody knows. */
  readonly deckUrl?: string;
  /** The class of the Gateway that it makes; absent where it makes none. */
  readonly gatewayClassName?: string;
  /** The class of its Ingresses; absent where it makes none. */
  readonly ingressClassName?: string;
  /** The range that the API server takes node ports from; absent where there are none. */
  readonly nodePortRange?: string;
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
  /** Those of the notes that say where nodes answer, as anybody knows who does not know the cluster; absent for none. */
  readonly aboutNodes?: readonly string[];
  /** The one of the notes that is about a firewall of nodes, and what takes its place where nodes are containers of a machine; absent for none. */
  readonly aboutFirewall?: { readonly ofNodes: string; readonly ofMachine: string };
  /** What its user should know before it is applied: said when it is made, and once more in the notes. */
  readonly warnings: readonly string[];
  /** The objects that it consists of besides the two Services. */
  readonly objects: ExposureObjects;
  /** Whether it leads closed pages of deck to hook, which answers with an empty page; absent for no. */
  readonly leadsPagesToHook?: boolean;
  /** What somebody else has to install. */
  readonly requirements: readonly Requirement[];
  /** What no YAML holds. */
  readonly secrets: readonly SecretNeed[];
  /** Secrets in Prow's namespace that pods of its own pull images with; absent for none. */
  readonly imagePullSecrets?: readonly string[];
  /** Addresses that it gives away outside the cluster, which nodes, pods and Services must not have. */
  readonly addresses: readonly AddressRange[];
  /** Addresses at which it was told to answer from outside; absent where others decide. */
  readonly entryAddresses?: readonly string[];
  /** Networks from which it takes webhooks; absent where it takes them from everywhere. */
  readonly webhookSources?: CallerNetworks;
  /** Whether `hookUrl` was said for GitHub and for nothing else; absent for no: people may use the way too, and webhooks another one. */
  readonly toldToGitHub?: boolean;
  /** Whether cert-manager puts pods beside Prow's that answer an ACME server; absent for no. */
  readonly solvesOnPort80?: boolean;
  /** What cert-manager's controller must be started with; absent for nothing. */
  readonly asksCertManager?: { readonly argument: string; readonly note: string; readonly otherwise: string };
  /** Pods that ask hook and deck for those outside; absent where anybody reaches them. */
  readonly callers?: readonly Party[];
  /** The controller whose pods are taken to be where its own project installs it, because nobody said where; absent where somebody did. */
  readonly controllerAsInstalled?: string;
  /** Traffic of pods that it brings itself. */
  readonly traffic?: (ends: TrafficEnds) => readonly Traffic[];
  /** The word by which its Services choose who gives them an address; absent where the cluster's default does. */
  readonly loadBalancerClass?: string;
  /** What gives its Services addresses, as far as it may not fit the cluster; absent where a cloud does, or nobody. */
  readonly balancing?: BalancingPlan;
  /** What does not fit this Prow; reported at the property `exposure`. */
  readonly findings: readonly Finding[];
}

/** What an exposure puts into the chart of each stage; absent where a stage gets nothing. */
export interface ExposureObjects {
  readonly networkConfig?: (scope: Construct, inside: InsideEndpoints) => void;
  readonly ingress?: (scope: Construct, inside: InsideEndpoints) => void;
  readonly issuer?: (scope: Construct, inside: InsideEndpoints) => void;
  readonly prow?: (scope: Construct, inside: InsideEndpoints) => void;
}

/** Where an exposure sends what comes in. */
export interface InsideEndpoints {
  /** Prow's own namespace, in which the objects of the stage `prow` are. */
  readonly namespace: string;
  readonly hook: Endpoint;
  /** deck, or what stands before it and lets in only some. */
  readonly deck: Endpoint;
  /** What stands before a second deck; absent where there is none. */
  readonly privateDeck?: Endpoint;
}

/** Whom pods of an exposure may talk to. */
export interface TrafficEnds {
  readonly namespace: string;
  /** Webhooks to hook. */
  readonly toHook: (from: Party) => Traffic;
  /** To deck, or to what stands before it. */
  readonly toDeck: (from: Party) => Traffic;
  /** To what stands before a second deck; nothing where there is none. */
  readonly toPrivateDeck: (from: Party) => readonly Traffic[];
  readonly toDns: (from: Party) => Traffic;
  /** To pods of cert-manager that answer an ACME server. */
  readonly toSolvers: (from: Party) => Traffic;
  /** Everything, inside and outside. */
  readonly anywhere: Party;
}

/** What gives Services addresses, as far as others of the cluster may come into conflict with it. */
export interface BalancingPlan {
  /** The call that made it, as errors name it. */
  readonly from: string;
  readonly interfaces?: readonly string[];
  readonly passesOver?: string;
  /** Who it is where it takes Services without a class, as these are. */
  readonly takesUnclassed?: string;
  readonly bgpPeer?: { readonly address: string; readonly everywhere: boolean };
  readonly announcer?: AnnouncerPlan;
  /** The part of a distribution that it is; absent for what is installed beside one. */
  readonly partOf?: string;
  /** Those of the warnings that are about the distribution's own Ingress controller, which has ports of nodes that Services want. */
  readonly aboutTakenPorts?: readonly string[];
}

/** Who tells the network outside of a cluster where addresses of load balancers are. */
export interface AnnouncerPlan {
  /** As sentences call it: `MetalLB`. */
  readonly name: string;
  /** By answering for them in the layer 2 network of nodes, or to routers; absent where it was set up by somebody else. */
  readonly by?: 'layer2' | 'bgp';
}

/** Networks of callers. */
export interface CallerNetworks {
  /** The property that says so. */
  readonly prop: string;
  readonly networks: readonly string[];
}

/** Addresses from a network, or from the first to the last. */
export interface AddressRange {
  /** The property that says so, as errors name it: `Exposure.loadBalancer({ pool })`. */
  readonly from: string;
  /** `192.168.1.240/28` or `192.168.1.240-192.168.1.250`. */
  readonly range: string;
}

/** The rest of a plan that is nothing but two Services. */
export const SERVICES_ONLY = { warnings: [], objects: {}, requirements: [], secrets: [], addresses: [], findings: [] } as const satisfies Partial<ExposurePlan>;
