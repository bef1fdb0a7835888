/** Pods that are told apart by where they are and by their labels. */
export interface PodsOf {
  readonly namespace: string;
  /** All pods of the namespace where there are none. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A network outside of the pods', less some of its parts. */
export interface Block {
  readonly cidr: string;
  readonly except?: readonly string[];
}

/** One end of traffic: pods, networks, or anybody where neither is said. Who cannot tell nodes or a proxy apart takes these for anybody. */
export interface Party {
  /** As tables and policies call it: `hook`, `jobs`, `GitHub`. */
  readonly name: string;
  readonly pods?: PodsOf;
  /** Other pods that do the same. */
  readonly morePods?: readonly PodsOf[];
  readonly blocks?: readonly Block[];
  /** Nodes, the pod's own or any of them: for those who know nodes by themselves and never by addresses. */
  readonly nodes?: 'own' | 'any';
  /** Whether every pod of the cluster belongs to it, for those who know pods by themselves and never by addresses; absent for no. */
  readonly allPods?: boolean;
  /** Whether it is the API server, for those who know it by itself, on a node or elsewhere; absent for no. */
  readonly isApiServer?: boolean;
  /** Whether it is the CNI's own proxy for Ingresses and Gateways, which is no pod; absent for no. */
  readonly isCniProxy?: boolean;
  /** Names under which DNS gives its addresses, `*.` for any beginning; for those who can filter by names. */
  readonly hosts?: readonly string[];
}

export interface TrafficPort {
  /** Of the pod that listens, not of a Service in front of it. */
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** What one party sends to another. */
export interface Traffic {
  readonly from: Party;
  readonly to: Party;
  /** All ports where there are none. */
  readonly ports: readonly TrafficPort[];
  /** Said in the table, in a few words: `webhooks`. */
  readonly purpose: string;
  /** What of HTTP it is limited to, for those who can look into it. */
  readonly http?: readonly HttpRequests[];
}

/** Requests of one method for one path, which is taken literally. */
export interface HttpRequests {
  readonly method: string;
  readonly path: string;
}

export const tcp = (port: number): TrafficPort => ({ port, protocol: 'TCP' });
export const udp = (port: number): TrafficPort => ({ port, protocol: 'UDP' });

/** Everybody, inside and outside of the cluster. */
export const ANYBODY: Party = { name: 'anybody' };
