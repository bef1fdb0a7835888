import { cidr } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { list } from '../../core/values';
import { ScalableEdgePodOptions, scalableEdgePodFields } from '../edge/edge-pod-options';
import { GITHUB_BODY_LIMIT, webhookBodyLimit } from '../webhook-body';

/** Name of its Deployment, Service, ConfigMap and ServiceAccount. */
export const FRONT_PROXY = 'webhook-proxy';

/** Name of the Service by which it is reached in the place of deck. */
export const DECK_PROXY = 'deck-proxy';

/** Why its networks of callers and a Service that passes callers on do not go together. */
export const HIDDEN_CALLERS = '"Cluster" hides the addresses of callers, and frontProxy has webhookSources';

/** What a small proxy before hook lets through. */
export interface EnvoyFrontProxyOptions extends ScalableEdgePodOptions {
  /**
   * How many bytes a webhook may have; longer ones get 413, and hook does not see them. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 26214400, which is the most that GitHub sends
   */
  readonly webhookBodyLimit?: number;

  /**
   * Networks from which webhooks are taken; GitHub's own are `GitHubHooks.networks()`, and change now and then. The Service of the proxy gets
   * `externalTrafficPolicy: Local` with them. Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`.
   * @default - everybody may send; hook refuses what GitHub has not signed
   */
  readonly webhookSources?: string[];
}

/** User is 65532, that of distroless' `nonroot`. Source: envoyproxy/envoy v1.40.0, distribution/docker/Dockerfile-envoy. */
const ENVOY_IMAGE = 'docker.io/envoyproxy/envoy:distroless-v1.40.0';

const ENVOY = {
  // its heap has three quarters of it, and requests get 503 from 95 of 100 of that on
  ...scalableEdgePodFields({ image: ENVOY_IMAGE, memoryLimit: '512Mi' }),
  webhookBodyLimit: optional(webhookBodyLimit, GITHUB_BODY_LIMIT),
  webhookSources: optional(list(cidr, 1)),
} satisfies Fields<EnvoyFrontProxyOptions>;

/** A proxy before hook, with every default filled in that does not depend on what was said of all pods. */
export type FrontProxySettings = ValuesOf<typeof ENVOY>;

/** A small proxy before hook, where nothing else stands between it and strangers. */
export class FrontProxy {
  /**
   * Envoy: takes POST to `/hook` and nothing else, at most 25 MB, all of it within 15 seconds, and hands hook whole webhooks only. Deployment, Service,
   * ConfigMap, ServiceAccount and PodDisruptionBudget `webhook-proxy`; the Service is reached as the exposure says, and hook's own from inside the
   * cluster only. Where deck asks nobody who he is, and its `configPages` are closed, deck is behind it too, by the Service `deck-proxy`: it answers 404 for
   * `/config` and `/plugin-config`. Errors: those of the options, all together.
   */
  static envoy(options: EnvoyFrontProxyOptions = {}): FrontProxy {
    return new FrontProxy(readProps(Where.call('FrontProxy.envoy'), options, ENVOY));
  }

  private constructor(
    /** @internal */
    readonly _settings: FrontProxySettings,
  ) {}
}
