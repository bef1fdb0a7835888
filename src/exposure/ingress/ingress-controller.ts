import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { PodsOf } from '../../core/traffic';
import { record } from '../../core/values';
import { CILIUM } from './controllers/cilium';
import { CONTOUR } from './controllers/contour';
import { F5_NGINX } from './controllers/f5-nginx';
import { HAPROXY } from './controllers/haproxy';
import { HAPROXY_INGRESS } from './controllers/haproxy-ingress';
import { INGRESS_NGINX } from './controllers/ingress-nginx';
import { otherController } from './controllers/other';
import { traefik } from './controllers/traefik';
import { userAnnotations } from './user-annotations';
import { IngressControllerOptions, OtherIngressControllerOptions, TraefikIngressControllerOptions } from './ingress-controller-options';
import { IngressControllerPlan } from './ingress-controller-plan';

/**
 * Which software serves Ingresses in the cluster. It is not installed by this; it decides about the annotations of our Ingresses, and about
 * the objects beside them.
 */
export class IngressController {
  /**
   * ingress-nginx of the Kubernetes project, class `nginx`, namespace `ingress-nginx`. Retired since March 2026, which makes a warning.
   * It has a limit of bodies, time-outs, redirection and filters by annotations. Errors: those of the options.
   */
  static nginx(options: IngressControllerOptions = {}): IngressController {
    return IngressController.known('nginx', options, INGRESS_NGINX);
  }

  /**
   * Traefik, class `traefik`, namespace `traefik`; k3s runs it in `kube-system`. Redirection, filters and HSTS are Middlewares beside
   * the Ingress, which Traefik finds with its provider `kubernetescrd` on and `safeNaming` off, as it is by default.
   * Errors: those of the options.
   */
  static traefik(options: TraefikIngressControllerOptions = {}): IngressController {
    return new IngressController(readOldProps<TraefikIngressControllerOptions, IngressControllerPlan>(Where.call('IngressController.traefik'), options, (p) =>
      placed(traefik(p.optional('httpEntryPoint', dnsLabel, 'web')), p)));
  }

  /**
   * HAProxy Technologies' controller (annotations `haproxy.org/…`), class `haproxy`, namespace `haproxy-controller`.
   * Errors: those of the options.
   */
  static haproxy(options: IngressControllerOptions = {}): IngressController {
    return IngressController.known('haproxy', options, HAPROXY);
  }

  /**
   * HAProxy Ingress of the community (jcmoraisjr/haproxy-ingress, annotations `haproxy-ingress.github.io/…`), class `haproxy`, namespace
   * `ingress-controller`. Errors: those of the options.
   */
  static haproxyIngress(options: IngressControllerOptions = {}): IngressController {
    return IngressController.known('haproxyIngress', options, HAPROXY_INGRESS);
  }

  /** Contour, class `contour`, namespace `projectcontour`. It can neither filter callers nor set HSTS for an Ingress. Errors: those of the options. */
  static contour(options: IngressControllerOptions = {}): IngressController {
    return IngressController.known('contour', options, CONTOUR);
  }

  /** Cilium's Ingress controller, class `cilium`. It can neither filter callers by annotation nor set HSTS. */
  static cilium(): IngressController {
    return new IngressController(CILIUM);
  }

  /**
   * F5's NGINX Ingress Controller (annotations `nginx.org/…`), class `nginx`, namespace `nginx-ingress`. It cannot filter callers by annotation.
   * Errors: those of the options.
   */
  static f5Nginx(options: IngressControllerOptions = {}): IngressController {
    return IngressController.known('f5Nginx', options, F5_NGINX);
  }

  /** Any other controller, with its annotations in its own words. Errors: those of the options. */
  static other(options: OtherIngressControllerOptions): IngressController {
    return new IngressController(readOldProps<OtherIngressControllerOptions, IngressControllerPlan>(Where.call('IngressController.other'), options, (p) => {
      const ingressClassName = p.required('ingressClassName', dnsSubdomain);
      return placed(otherController({
        ingressClassName,
        name: p.optional('name', dnsSubdomain, ingressClassName),
        annotations: p.optional('annotations', userAnnotations, {}),
      }), p);
    }));
  }

  /**
   * The controller whose own class has this name; any other name is one that nothing is known of.
   * @internal
   */
  static _ofClass(ingressClassName: string): IngressController {
    const known = [INGRESS_NGINX, traefik('web'), HAPROXY, CONTOUR, CILIUM].find((controller) => controller.ingressClassName === ingressClassName);
    return new IngressController(known ?? otherController({ name: ingressClassName, ingressClassName, annotations: {} }));
  }

  private constructor(
    /** @internal */
    readonly _plan: IngressControllerPlan,
  ) {}

  private static known(factory: string, options: IngressControllerOptions, plan: IngressControllerPlan): IngressController {
    return new IngressController(readOldProps<IngressControllerOptions, IngressControllerPlan>(Where.call(`IngressController.${factory}`), options, (p) => placed(plan, p)));
  }
}

/** The same controller, where its user says that it runs. */
function placed<P extends IngressControllerOptions>(plan: IngressControllerPlan, p: PropsReader<P>): IngressControllerPlan {
  const namespace = p.optional('namespace', dnsLabel, plan.pods?.namespace);
  const labels = p.optional('podLabels', record(labelValue, qualifiedName), plan.pods?.labels ?? {});
  if (namespace === undefined && p.given('podLabels')) {
    p.problem('podLabels', { what: 'labels alone do not say where the pods are', instead: 'give namespace as well', code: 'PropWithoutEffect' });
  }
  const pods: PodsOf | undefined = namespace === undefined ? undefined : { namespace, labels };
  return { ...plan, pods };
}
