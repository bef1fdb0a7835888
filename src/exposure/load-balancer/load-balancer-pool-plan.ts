import { Construct } from 'constructs';
import { Requirement } from '../../core/requirement';
import { AnnouncerPlan } from '../exposure-plan';
import { AddressBlock } from './address-block';

/** Why something cannot be done, and what to do instead: both as parts of an error. */
export interface PoolInability {
  readonly why: string;
  readonly instead: string;
}

/** What gives load balancers their addresses. Nobody asks which one it is. */
export interface LoadBalancerPoolPlan {
  /** The addresses it has, as far as they are known. */
  readonly blocks: readonly AddressBlock[];
  /** The call that said the addresses, as errors name it. */
  readonly from: string;
  /** The class that it takes Services of; absent where it takes those without one. */
  readonly loadBalancerClass?: string;
  /** Of every Service that it gives an address. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations by which a Service gets this address. */
  readonly fixed: (address: string) => Readonly<Record<string, string>>;
  /** Annotations by which two Services get the same address. */
  readonly shared: Readonly<Record<string, string>>;
  /** True where all Services have the same addresses anyhow. */
  readonly alwaysShared: boolean;
  /** Expressions of the interfaces on which it answers; absent where it answers on all. */
  readonly interfaces?: readonly string[];
  /** Who passes over nodes that a label excludes from load balancers; absent where nobody does. */
  readonly passesOver?: string;
  /** Whether it looks after Services without a class, as others may. */
  readonly takesUnclassed?: string;
  /** A router that it talks BGP to, and whether every node does; absent for none. */
  readonly bgpPeer?: { readonly address: string; readonly everywhere: boolean };
  /** Who tells the network outside where its addresses are; absent where they are the nodes' own. */
  readonly announcer?: AnnouncerPlan;
  /** The part of a distribution that it is: `ServiceLB`; absent for what is installed beside one. */
  readonly partOf?: string;
  /** Ports that something of the distribution has already, and how it is turned off. */
  readonly takenPorts?: { readonly ports: readonly number[]; readonly by: string; readonly turnedOffBy: string };
  readonly cannot: { readonly fix?: PoolInability; readonly local?: PoolInability; readonly localShared?: PoolInability };
  /** Puts its objects into the chart of the stage that needs the running network. */
  readonly install?: (scope: Construct) => void;
  readonly requirements: readonly Requirement[];
  readonly notes: readonly string[];
}

/** What most of them have in common. */
export const PLAIN_POOL = {
  blocks: [], from: '', annotations: {}, labels: {}, shared: {}, alwaysShared: false, cannot: {}, requirements: [], notes: [],
} as const satisfies Partial<LoadBalancerPoolPlan>;
