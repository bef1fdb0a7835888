/** What stands at one end of a connection. */
export type Kind =
  'pod' | 'node' | 'host-network pod' | 'API server on a node' | 'API server in a pod' | 'API server outside' | 'DNS on the host' | 'Service'
  | 'Envoy of the CNI' | 'address outside' | 'private address' | 'metadata service' | 'identity server on the host';

/** One end of a connection, as the table knows it and as engines see it. */
export interface End {
  readonly kind: Kind;
  /** As the table calls it: ends of one role may do the same. */
  readonly role: string;
  readonly address: string;
  /** Of pods with an address of their own. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Where it runs; absent for what is outside. */
  readonly node?: string;
  /** Where it listens. */
  readonly ports: readonly Port[];
  /** Where a Service leads to: an end, and the port there for each of its own. */
  readonly leadsTo?: { readonly end: string; readonly ports: Readonly<Record<number, number>> };
}

export interface Port {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** Who reaches whom; a number is a port of TCP, `API` and `DNS` where these listen, and `all` every one. */
export type Row = readonly [from: readonly string[], to: readonly string[], port: number | `UDP ${number}` | 'API' | 'DNS' | 'all'];

/** What is different in a cluster, and in the table, where something is said of traffic. */
export interface Besides {
  /** A pod is on the last node; ports are of TCP unless they say otherwise. */
  readonly ends?: Readonly<Record<string, Omit<End, 'role' | 'address' | 'ports'> & {
    readonly role?: string; readonly address?: string; readonly ports?: readonly (number | `UDP ${number}`)[];
  }>>;
  readonly names?: World['names'];
  readonly callers?: World['callers'];
  /** What may be reached too. */
  readonly more?: readonly Row[];
  /** What may not. */
  readonly gone?: readonly (readonly [from: readonly string[], to: readonly string[]])[];
  /** Who may reach anybody outside at a port, and anybody in the cluster where policies cannot tell. */
  readonly anywhere?: readonly (readonly [from: readonly string[], port: number])[];
  /** The same, only where policies know no names. */
  readonly unlessNamed?: Besides['anywhere'];
  /** Pods in Prow's namespaces. */
  readonly isolated?: readonly string[];
  /** Those of them that anybody may call. */
  readonly open?: readonly string[];
  /** Whether the networks of GitHub are said, so that nobody else is reached in its place. */
  readonly gitHubIsSaid?: boolean;
}

/** A cluster as engines see it. */
export interface World {
  readonly namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Addresses of nodes that all nodes know. */
  readonly nodes: Readonly<Record<string, readonly string[]>>;
  /** Addresses that each node has for itself. */
  readonly local: Readonly<Record<string, readonly string[]>>;
  /** Endpoints of the Service kubernetes. */
  readonly apiServer: readonly string[];
  /** Addresses of the CNI's own Envoy. */
  readonly ingress: readonly string[];
  /** Where names are asked for, behind the Service of DNS. */
  readonly dnsPorts: readonly number[];
  /** Parts of the cluster that Cilium was told to match by their addresses; absent for none. */
  readonly cidrMatchMode?: readonly string[];
  /** What DNS answers. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly ends: Readonly<Record<string, End>>;
  /** The role of who brings in what comes from outside, and whether others may be let in like it; absent where anybody is. */
  readonly callers?: { readonly role: string; readonly others: 'denied' | 'either' };
  /** What the table has besides; its engines do not look at it. */
  readonly besides?: Besides;
  /** Whether policies know names, so that nobody is reached in place of who has one. */
  readonly knowsNames?: boolean;
  /** Whether connections to Services are judged at the ports of these. */
  readonly seesServices?: boolean;
}

/** Who wants to talk to whom. */
export interface Flow extends Port {
  readonly from: string;
  readonly to: string;
}

/** Whether an engine lets connections through, in the order of the flows. */
export type Engine = (policies: readonly any[], world: World, flows: readonly Flow[]) => readonly boolean[];

export function isPod(end: End): end is End & Required<Pick<End, 'namespace'>> {
  return end.namespace !== undefined;
}
