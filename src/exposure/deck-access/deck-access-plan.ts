import { Construct } from 'constructs';
import { Endpoint } from '../../core/endpoint';
import { PodSettings } from '../../core/pod-options';
import { Finding } from '../../core/problem';
import { SecretNeed } from '../../core/secret-need';
import { ServiceExposure } from '../../core/service-exposure';
import { PodsOf } from '../../core/traffic';

/** What a choice of who sees deck has to know of deck, and of the way to it. */
export interface DeckFront {
  /** Prow's namespace, in which everything is made. */
  readonly namespace: string;
  /** Whether it is a second deck, whose objects have other names; absent for no. */
  readonly isPrivate?: boolean;
  /** deck's own Service. */
  readonly deck: Endpoint;
  /** How the exposure wants the outermost Service to be reached. */
  readonly exposure: ServiceExposure;
  /** What people type to see deck, without a slash at the end; absent where nobody knows. */
  readonly deckUrl?: string;
  readonly gitHub: GitHubFacts;
  /** Further pages of Prow that whoever may see deck may see at its address; absent for none. */
  readonly pages?: FurtherPages;
  /** What was said of all pods. */
  readonly pods: PodSettings;
}

/** Pages of another program than deck. */
export interface FurtherPages {
  readonly endpoint: Endpoint;
  /** What their paths begin with, each between slashes: `/s3/`. */
  readonly paths: readonly string[];
  /** Its pods, and their port, for policies. */
  readonly pods: PodsOf;
  readonly port: number;
}

/** The GitHub at which people sign in; a part of what Prow knows of it. */
export interface GitHubFacts {
  /** `github.com`, or the host of an Enterprise server. */
  readonly host: string;
  /** REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** True for an Enterprise server. */
  readonly enterprise: boolean;
  /** ConfigMap in Prow's namespace with the key `ca.crt`, for a server with a CA of its own. */
  readonly caConfigMapName?: string;
}

/** A choice of who sees deck, made for one deck. Nobody asks which one it is. */
export interface DeckAccessPlan {
  /** Where the exposure sends people: deck itself, or what stands before it. */
  readonly endpoint: Endpoint;
  /** How deck's own Service is reached: as the exposure says, or from inside only where something stands before it. */
  readonly deckExposure: ServiceExposure;
  /** What stands before deck; absent where nothing does. */
  readonly door?: DeckDoor;
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
  /** What its user should know before it is applied. */
  readonly warnings: readonly string[];
  /** What no YAML holds. */
  readonly secrets: readonly SecretNeed[];
  /** What does not fit this deck; reported at the property that says who may see it. */
  readonly findings: readonly Finding[];
}

/** Pods before deck that ask people who they are. */
export interface DeckDoor {
  /** Puts them into the chart of the stage `prow`, with a Service that is reached as the exposure says. */
  readonly install: (scope: Construct) => void;
  /** For policies: they get what deck would get, and are the only ones that reach deck. They also talk to GitHub. */
  readonly pods: PodsOf;
  /** Secrets that they pull their image with. */
  readonly imagePullSecrets?: readonly string[];
  /** Where they lead besides deck; absent for nowhere. */
  readonly pages?: FurtherPages;
  /** Port on which these pods listen. */
  readonly port: number;
}
