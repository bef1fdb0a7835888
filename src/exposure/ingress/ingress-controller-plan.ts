import { Lifecycle } from '../../core/lifecycle';
import { PodsOf } from '../../core/traffic';

/** What one Ingress needs of the controller that serves it. */
export interface IngressNeeds {
  /** Name of the Ingress. */
  readonly name: string;
  /** Whether it has a certificate. */
  readonly tls: boolean;
  /** Whether port 80 sends callers to https. Means nothing without a certificate. */
  readonly redirect: boolean;
  /** Networks of those who may call; everybody where it is left out. */
  readonly sources?: readonly string[];
  /** For how many seconds browsers ask for https only; left out where the controller decides. */
  readonly hstsSeconds?: number;
  /** Whether another Ingress has `/` of the same host, which must not win over what is here. */
  readonly first: boolean;
  /** How many bytes a webhook may have; left out where no webhooks come, or nothing is said of them. */
  readonly bodyLimit?: number;
  /** Pages of deck that nobody is to read; none where deck is elsewhere, or they are open. */
  readonly closedPages: readonly string[];
}

export type Annotations = Readonly<Record<string, string>>;

/** What a controller makes of it. */
export interface IngressExtras {
  /** Whatever the namespace. */
  readonly annotations: Annotations;
  /** Objects in the namespace of the Ingress. */
  readonly companions: readonly Companion[];
  /** Annotations that name them by that namespace; absent where none do. */
  readonly naming?: (namespace: string) => Annotations;
  /** A name that is written behind what stands in an annotation, whoever wrote that; absent for none. */
  readonly appended?: (namespace: string) => Annotations;
}

/** A custom resource beside an Ingress. */
export interface Companion {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: object;
}

/** Why a controller cannot do something, and what does it instead: both as parts of an error. */
export interface Inability {
  readonly why: string;
  readonly instead: string;
}

/** What an Ingress controller comes down to. Nobody asks which one it is. */
export interface IngressControllerPlan {
  /** As its project calls itself. */
  readonly name: string;
  /** Class of its Ingresses, unless its installation says another one. */
  readonly ingressClassName: string;
  readonly lifecycle: Lifecycle;
  /** Where its pods are; absent where nobody knows. */
  readonly pods?: PodsOf;
  /** Whether its user said so; absent for no. */
  readonly isPlaced?: boolean;
  /** Whether its pods are in the network of their nodes, so that policies see nodes; absent for no. */
  readonly hostNetwork?: boolean;
  /** Whether it is the CNI's own proxy, which is no pod to a policy; absent for no. */
  readonly isCniProxy?: boolean;
  /** Annotations, and what they name. */
  readonly extras: (needs: IngressNeeds) => IngressExtras;
  /** The same for an Ingress of its own that sends port 80 to https; absent where an annotation of the others does. */
  readonly redirecting?: (name: string) => IngressExtras;
  /** What it cannot do by what stands in or beside an Ingress. */
  readonly cannot: { readonly sources?: Inability; readonly hsts?: Inability; readonly redirect?: Inability; readonly bodyLimit?: Inability };
  /** Whether what limits webhooks would keep deck's pages until they are whole, so that deck needs an Ingress of its own; absent for no. */
  readonly limitsApart?: boolean;
  /** What becomes of webhooks that are too long, or too slow, in one sentence. */
  readonly bodies: (limit: string) => string;
  /** Whether `/hook` wins over `/` of the same host in one Ingress, as Kubernetes says it should. */
  readonly exactFirst: boolean;
  /** How its annotations close pages of deck, in one sentence without its end; absent where exact paths lead to somebody else instead. */
  readonly closesPages?: string;
  /** Who reads pages of deck that are closed by their exact path, in one sentence; absent for nobody. */
  readonly stillReads?: string;
  /** Whether an Ingress that cert-manager makes for a challenge would not be reached, so that the challenge has to go into ours. */
  readonly challengesInPlace: boolean;
  /** Whether it reads annotations of its own alone, as far as anybody knows; false for one of which nothing is known. */
  readonly readsItsOwn: boolean;
  /** The annotation that names the ports at which an Ingress is answered, and its word for port 80; absent where there is none. */
  readonly entryPoints?: { readonly annotation: string; readonly http: string };
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
}

/** The annotations that have a value. */
export function given(annotations: Readonly<Record<string, string | undefined>>): Annotations {
  return Object.fromEntries(Object.entries(annotations).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
