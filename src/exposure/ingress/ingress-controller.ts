import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, required, ValuesOf } from '../../core/props';
import { boolean, record } from '../../core/values';
import { CILIUM } from './controllers/cilium';
import { CONTOUR } from './controllers/contour';
import { HAPROXY, HAPROXY_INGRESS } from './controllers/haproxy';
import { F5_NGINX, INGRESS_NGINX } from './controllers/nginx';
import { otherController } from './controllers/other';
import { traefik } from './controllers/traefik';
import { IngressControllerPlan } from './ingress-controller-plan';
import { userAnnotations } from './user-annotations';

/** Where an Ingress controller runs. Nothing of it is made here. */
export interface IngressControllerOptions {
  /**
   * Namespace of its pods, which policies let in to hook and deck. Error: `NameNotDnsLabel`.
   * @default - where the cluster brings it, as k3s, RKE2 and MicroK8s do; otherwise the one that its own project installs it into
   */
  readonly namespace?: string;

  /**
   * Labels of its pods, where others run in the same namespace. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all pods of the namespace
   */
  readonly podLabels?: { [label: string]: string };

  /**
   * Whether its pods are in the network of their nodes (`hostNetwork: true` in their `spec`). Policies see nodes then and not pods: those of Cilium let in
   * every node, all others everybody. `namespace` or `podLabels` beside it raise `PropWithoutEffect`.
   * @default false
   */
  readonly hostNetwork?: boolean;
}

/** What has to be known of a Traefik. */
export interface TraefikIngressControllerOptions extends IngressControllerOptions {
  /**
   * The entry point that listens on port 80, as Traefik's `--entrypoints.<name>.address` names it. The Ingress that sends people to https
   * belongs to it alone. Error: `NameNotDnsLabel`.
   * @default web
   */
  readonly httpEntryPoint?: string;
}

/** What has to be known of a controller that this library does not know. */
export interface OtherIngressControllerOptions extends IngressControllerOptions {
  /** Class of its Ingresses. `spec.ingressClassName`. Error: `NameNotDnsSubdomain`. */
  readonly ingressClassName: string;

  /**
   * As its project calls itself; notes and errors name it so. Error: `NameNotDnsSubdomain`.
   * @default - its class
   */
  readonly name?: string;

  /**
   * What it needs to take bodies of 25 MB, to wait for deck's logs and to send people to https, in its own words.
   * Errors: `AnnotationMalformed`, `AnnotationRewrites`, `AnnotationShutsOut`, `AnnotationTaken`, `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}

const CONTROLLER = {
  namespace: optional(dnsLabel),
  podLabels: optional(record(labelValue, qualifiedName)),
  hostNetwork: optional(boolean, false),
} satisfies Fields<IngressControllerOptions>;

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
    const fields = { ...CONTROLLER, httpEntryPoint: optional(dnsLabel, 'web') } satisfies Fields<TraefikIngressControllerOptions>;
    return new IngressController(readProps(Where.call('IngressController.traefik'), options, fields, (o, p) => placed(traefik(o.httpEntryPoint), o, p)));
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

  /** Cilium's Ingress controller, class `cilium`. It can neither filter callers by annotation nor set HSTS. Cilium's own policies know its proxy. */
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
    const fields = {
      ...CONTROLLER,
      ingressClassName: required(dnsSubdomain),
      name: optional(dnsSubdomain),
      annotations: optional(userAnnotations, {}),
    } satisfies Fields<OtherIngressControllerOptions>;
    return new IngressController(readProps(Where.call('IngressController.other'), options, fields, ({ name, ...o }, p) => (
      placed(otherController({ ...o, name: name ?? o.ingressClassName }), o, p)
    )));
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
    return new IngressController(readProps(Where.call(`IngressController.${factory}`), options, CONTROLLER, (o, p) => placed(plan, o, p)));
  }
}

/** The same controller, where its user says that it runs. */
function placed(plan: IngressControllerPlan, said: ValuesOf<typeof CONTROLLER>, p: Props<keyof typeof CONTROLLER>): IngressControllerPlan {
  const { namespace = plan.pods?.namespace, podLabels, hostNetwork } = said;
  const isPlaced = p.given('namespace') || p.given('podLabels');
  if (hostNetwork) {
    for (const prop of ['namespace', 'podLabels'] as const) {
      if (p.given(prop)) {
        p.problem(prop, {
          what: 'is asked by policies alone, and they see nodes where hostNetwork is true', instead: 'leave one of them out',
          code: 'PropWithoutEffect',
        });
      }
    }
    return { ...plan, hostNetwork };
  }
  if (namespace !== undefined) return { ...plan, isPlaced, pods: { namespace, labels: podLabels ?? plan.pods?.labels ?? {} } };
  if (podLabels !== undefined) {
    p.problem('podLabels', { what: 'labels alone do not say where the pods are', instead: 'give namespace as well', code: 'PropWithoutEffect' });
  }
  return plan;
}
