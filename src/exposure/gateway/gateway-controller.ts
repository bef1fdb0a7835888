import { dnsLabel, dnsSubdomain } from '../../core/names';
import { port } from '../../core/net';
import { Where } from '../../core/problem';
import { Rule } from '../../core/props';
import { passes, PropsReader, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean } from '../../core/values';
import { GatewayControllerOptions, OtherGatewayControllerOptions, TraefikGatewayControllerOptions } from './gateway-controller-options';
import { GatewayControllerPlan, PLAIN_CONTROLLER } from './gateway-controller-plan';
import { CILIUM, CONTOUR, ENVOY_GATEWAY, ISTIO, NGINX_GATEWAY_FABRIC, TRAEFIK } from './known-gateway-controllers';

/** Which software serves Gateways in the cluster. It is not installed by this; it decides about class, ports and what stands beside the routes. */
export class GatewayController {
  /** Cilium, class `cilium`; needs its kube-proxy replacement. Errors: those of the options. */
  static cilium(options: GatewayControllerOptions = {}): GatewayController {
    return known('cilium', options, CILIUM);
  }

  /** Envoy Gateway, class `eg`, whose GatewayClass is made. It can limit callers. Errors: those of the options. */
  static envoyGateway(options: GatewayControllerOptions = {}): GatewayController {
    return known('envoyGateway', options, ENVOY_GATEWAY);
  }

  /** Traefik, class `traefik`, with the ports of its Helm chart. It can limit callers. Errors: those of the options. */
  static traefik(options: TraefikGatewayControllerOptions = {}): GatewayController {
    return new GatewayController(readOldProps<TraefikGatewayControllerOptions, GatewayControllerPlan>(Where.call('GatewayController.traefik'), options, (p) => ({
      ...readController(p, TRAEFIK),
      ports: { http: p.optional('httpPort', port, TRAEFIK.ports.http), https: p.optional('httpsPort', port, TRAEFIK.ports.https) },
    })));
  }

  /** NGINX Gateway Fabric of F5, class `nginx`; a ClientSettingsPolicy lets webhooks of 25 MB pass. Errors: those of the options. */
  static nginxGatewayFabric(options: GatewayControllerOptions = {}): GatewayController {
    return known('nginxGatewayFabric', options, NGINX_GATEWAY_FABRIC);
  }

  /** Istio, class `istio`; its pods run beside the Gateway. Errors: those of the options. */
  static istio(options: GatewayControllerOptions = {}): GatewayController {
    return known('istio', options, ISTIO);
  }

  /** Contour, class `contour`. Errors: those of the options. */
  static contour(options: GatewayControllerOptions = {}): GatewayController {
    return known('contour', options, CONTOUR);
  }

  /** Any other. Errors: those of the options. */
  static other(options: OtherGatewayControllerOptions): GatewayController {
    return new GatewayController(readOldProps<OtherGatewayControllerOptions, GatewayControllerPlan>(Where.call('GatewayController.other'), options, (p) => {
      const gatewayClassName = p.required('gatewayClassName', dnsSubdomain);
      const controllerName = p.optional('controllerName', domainPrefixedPath);
      const namespace = p.optional('namespace', dnsLabel);
      return {
        ...PLAIN_CONTROLLER,
        name: p.optional('name', dnsSubdomain, gatewayClassName),
        gatewayClassName,
        controllerName,
        classExists: controllerName === undefined,
        routeTimeouts: p.optional('routeTimeouts', boolean, false),
        pods: namespace === undefined ? undefined : { namespace, labels: {} },
      };
    }));
  }

  /** @internal */
  static _of(plan: GatewayControllerPlan): GatewayController {
    return new GatewayController(plan);
  }

  private constructor(
    /** @internal */
    readonly _plan: GatewayControllerPlan,
  ) {}
}

function known(factory: string, options: GatewayControllerOptions, plan: GatewayControllerPlan): GatewayController {
  return GatewayController._of(readOldProps<GatewayControllerOptions, GatewayControllerPlan>(Where.call(`GatewayController.${factory}`), options, (p) => readController(p, plan)));
}

function readController<P extends GatewayControllerOptions>(p: PropsReader<P>, plan: GatewayControllerPlan): GatewayControllerPlan {
  const namespace = p.optional('namespace', dnsLabel);
  return {
    ...plan,
    gatewayClassName: p.optional('gatewayClassName', dnsSubdomain, plan.gatewayClassName),
    classExists: p.optional('classExists', boolean, plan.classExists),
    pods: namespace === undefined ? plan.pods : { labels: {}, ...plan.pods, namespace },
  };
}

/** Source: Gateway API v1.6, apis/v1/gatewayclass_types.go. */
const domainPrefixedPath: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(value)) {
    report({ what: `${quote(value)} is not the name of a controller`, instead: 'write it as its project does, like "example.com/gateway-controller"', code: 'ControllerNameInvalid' });
  }
  return value as string;
};
