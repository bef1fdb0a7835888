import { dnsLabel, dnsSubdomain } from '../../core/names';
import { port } from '../../core/net';
import { Where } from '../../core/problem';
import { also, Fields, optional, Props, readProps, required, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean } from '../../core/values';
import { unknownEscapesNote } from '../config-pages';
import { GatewayControllerPlan, PLAIN_CONTROLLER } from './gateway-controller-plan';
import { CILIUM, CONTOUR, ENVOY_GATEWAY, ISTIO, NGINX_GATEWAY_FABRIC, TRAEFIK } from './known-gateway-controllers';

/** What has to be known of the software that serves a Gateway. Nothing of it is installed here. */
export interface GatewayControllerOptions {
  /**
   * Class of the Gateway. `spec.gatewayClassName`. Error: `NameNotDnsSubdomain`.
   * @default - the one that its own project calls it
   */
  readonly gatewayClassName?: string;

  /**
   * Whether the GatewayClass is in the cluster already. Where it is not, it is made, in the stage `20-ingress`.
   * @default - true, but false for Envoy Gateway, whose manifest has none
   */
  readonly classExists?: boolean;

  /**
   * Namespace of its pods, which policies let in to hook and deck. Error: `NameNotDnsLabel`.
   * @default - where the cluster brings it, as k3s, RKE2 and MicroK8s do; otherwise the one that its own project installs it into, or that of the Gateway
   */
  readonly namespace?: string;

  /**
   * Whether its pods are in the network of their nodes (`hostNetwork: true` in their `spec`). Policies see nodes then and not pods: those of Cilium let in
   * every node, all others everybody. Cilium's own proxy is told apart in any case. `namespace` beside it raises `PropWithoutEffect`.
   * @default false
   */
  readonly hostNetwork?: boolean;
}

/** What has to be known of a Traefik. */
export interface TraefikGatewayControllerOptions extends GatewayControllerOptions {
  /**
   * Port of the entry point that is 80 to those outside, as Traefik's `--entrypoints.web.address` says. Port of the listener `http`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 8000
   */
  readonly httpPort?: number;

  /**
   * Port of the entry point that is 443 to those outside, as Traefik's `--entrypoints.websecure.address` says. Port of the listeners for https.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 8443
   */
  readonly httpsPort?: number;
}

/** What has to be known of a controller that this library does not know. */
export interface OtherGatewayControllerOptions {
  /** Class of the Gateway. `spec.gatewayClassName`. Error: `NameNotDnsSubdomain`. */
  readonly gatewayClassName: string;

  /**
   * Makes a GatewayClass for the controller of this name. `spec.controllerName`. Error: `ControllerNameInvalid`.
   * @default - the GatewayClass exists
   */
  readonly controllerName?: string;

  /**
   * As its project calls itself; notes and errors name it so. Error: `NameNotDnsSubdomain`.
   * @default - its class
   */
  readonly name?: string;

  /**
   * Whether deck's route says that answers may take any time. `spec.rules[].timeouts` of HTTPRoute `deck`.
   * @default false
   */
  readonly routeTimeouts?: boolean;

  /**
   * Namespace of its pods, which policies let in to hook and deck. Error: `NameNotDnsLabel`.
   * @default - not known: policies let everybody in
   */
  readonly namespace?: string;
}

const CONTROLLER = {
  gatewayClassName: optional(dnsSubdomain),
  classExists: optional(boolean),
  namespace: optional(dnsLabel),
  hostNetwork: optional(boolean, false),
} satisfies Fields<GatewayControllerOptions>;

const CONTROLLER_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** Source: Gateway API v1.6, apis/v1/gatewayclass_types.go. */
const domainPrefixedPath = also(text, (value) => (CONTROLLER_NAME.test(value) ? undefined : {
  what: `${quote(value)} is not the name of a controller`,
  instead: 'write it as its project does, like "example.com/gateway-controller"',
  code: 'ControllerNameInvalid',
}));

const OTHER = {
  gatewayClassName: required(dnsSubdomain),
  controllerName: optional(domainPrefixedPath),
  name: optional(dnsSubdomain),
  routeTimeouts: optional(boolean, false),
  namespace: optional(dnsLabel),
} satisfies Fields<OtherGatewayControllerOptions>;

/** Which software serves Gateways in the cluster. It is not installed by this; it decides about class, ports and what stands beside the routes. */
export class GatewayController {
  /** Cilium, class `cilium`; needs its kube-proxy replacement. Errors: those of the options. */
  static cilium(options: GatewayControllerOptions = {}): GatewayController {
    return GatewayController.known('cilium', options, CILIUM);
  }

  /** Envoy Gateway, class `eg`, whose GatewayClass is made. It can limit callers, and size and time of webhooks. Errors: those of the options. */
  static envoyGateway(options: GatewayControllerOptions = {}): GatewayController {
    return GatewayController.known('envoyGateway', options, ENVOY_GATEWAY);
  }

  /** Traefik, class `traefik`, with the ports of its Helm chart. It can limit callers, and the size of webhooks. Errors: those of the options. */
  static traefik(options: TraefikGatewayControllerOptions = {}): GatewayController {
    const fields = {
      ...CONTROLLER, httpPort: optional(port, TRAEFIK.ports.http), httpsPort: optional(port, TRAEFIK.ports.https),
    } satisfies Fields<TraefikGatewayControllerOptions>;
    return new GatewayController(readProps(Where.call('GatewayController.traefik'), options, fields, ({ httpPort: http, httpsPort: https, ...o }, p) => (
      { ...placed(TRAEFIK, o, p), ports: { http, https } }
    )));
  }

  /** NGINX Gateway Fabric of F5, class `nginx`; a ClientSettingsPolicy lets webhooks of 25 MB pass, and no longer ones. Errors: those of the options. */
  static nginxGatewayFabric(options: GatewayControllerOptions = {}): GatewayController {
    return GatewayController.known('nginxGatewayFabric', options, NGINX_GATEWAY_FABRIC);
  }

  /** Istio, class `istio`; its pods run beside the Gateway. Errors: those of the options. */
  static istio(options: GatewayControllerOptions = {}): GatewayController {
    return GatewayController.known('istio', options, ISTIO);
  }

  /** Contour, class `contour`. Errors: those of the options. */
  static contour(options: GatewayControllerOptions = {}): GatewayController {
    return GatewayController.known('contour', options, CONTOUR);
  }

  /** Any other. Errors: those of the options. */
  static other(options: OtherGatewayControllerOptions): GatewayController {
    return new GatewayController(readProps(Where.call('GatewayController.other'), options, OTHER, ({ namespace, ...o }) => ({
      ...PLAIN_CONTROLLER,
      ...o,
      name: o.name ?? o.gatewayClassName,
      bodies: () => `Whether ${o.name ?? o.gatewayClassName} ends webhooks that are too long, or too slow, is not known here: hook itself reads whatever `
        + 'comes to its end, and into its memory, before it looks at the signature.',
      stillReads: unknownEscapesNote(o.name ?? o.gatewayClassName),
      classExists: o.controllerName === undefined,
      pods: namespace === undefined ? undefined : { namespace, labels: {} },
    })));
  }

  private constructor(
    /** @internal */
    readonly _plan: GatewayControllerPlan,
  ) {}
  private static known(factory: string, options: GatewayControllerOptions, plan: GatewayControllerPlan): GatewayController {
    return new GatewayController(readProps(Where.call(`GatewayController.${factory}`), options, CONTROLLER, (o, p) => placed(plan, o, p)));
  }
}

/** The same controller, as its user says that it runs. */
function placed(
  plan: GatewayControllerPlan, { namespace, gatewayClassName, classExists, hostNetwork }: ValuesOf<typeof CONTROLLER>, p: Props<'namespace'>,
): GatewayControllerPlan {
  if (hostNetwork && namespace !== undefined) {
    p.problem('namespace', {
      what: 'is asked by policies alone, and they see nodes where hostNetwork is true', instead: 'leave one of them out',
      code: 'PropWithoutEffect',
    });
  }
  return {
    ...plan,
    hostNetwork,
    isPlaced: namespace !== undefined,
    gatewayClassName: gatewayClassName ?? plan.gatewayClassName,
    classExists: classExists ?? plan.classExists,
    pods: namespace === undefined ? plan.pods : { labels: {}, ...plan.pods, namespace },
  };
}
