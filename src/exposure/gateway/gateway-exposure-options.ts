import { dnsLabel, dnsSubdomain } from '../../core/names';
import { cidr } from '../../core/net';
import { Fields, isPlainObject, optional, Props, required, Rule, shape, ValuesOf } from '../../core/props';
import { boolean, list } from '../../core/values';
import { GITHUB_BODY_LIMIT, webhookBodyLimit } from '../webhook-body';
import { GatewayController } from './gateway-controller';
import { GatewayControllerPlan, PLAIN_CONTROLLER } from './gateway-controller-plan';
import { GATEWAY_CONTROLLER, HttpListener, OWN_GATEWAY, OwnGatewayOptions, settleGatewayFront, settleOwnGateway } from './gateway-front';

/** A Gateway that exists, and its listeners. */
export interface GatewayParentRef {
  /** Name of the Gateway. `spec.parentRefs[].name` of the routes. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * Namespace of the Gateway; its listeners must let in routes of Prow's. `spec.parentRefs[].namespace`. Error: `NameNotDnsLabel`.
   * @default - Prow's own
   */
  readonly namespace?: string;

  /**
   * The listener that hook and deck are attached to. `spec.parentRefs[].sectionName`. Error: `NameNotDnsSubdomain`.
   * @default - all listeners whose hostname fits; where one of them is for http, webhooks may come unencrypted
   */
  readonly sectionName?: string;

  /**
   * The listener of port 80, to which redirections and challenges of ACME by http01 are attached. Error: `NameNotDnsSubdomain`.
   * @default - there is none: nobody is redirected, and http01 has no way
   */
  readonly httpSectionName?: string;

  /**
   * Whether callers of hook and deck use https. It decides about the URLs, and whether port 80 is redirected.
   * @default true
   */
  readonly https?: boolean;
}

/** How a Gateway leads to hook and deck: one that is made for them, or one that exists. */
export interface GatewayExposureOptions extends OwnGatewayOptions {
  /**
   * Which software serves the Gateway. Errors: `GatewayWithoutClass` without `parentRef`, `WrongType`.
   * @default - parentRef says which Gateway, and nothing is known of what serves it
   */
  readonly controller?: GatewayController;

  /**
   * A Gateway that exists; routes are attached to it, and none is made. Errors: those of its properties, and `MutuallyExclusive` beside
   * properties of a Gateway of one's own.
   * @default - a Gateway `prow` is made
   */
  readonly parentRef?: GatewayParentRef;

  /**
   * Networks from which webhooks are taken; GitHub's own are `GitHubHooks.networks()`, and change now and then.
   * The controller must see the callers' own addresses. Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
   * @default - everybody may send; hook refuses what GitHub has not signed
   */
  readonly webhookSources?: string[];

  /**
   * Networks from which people see deck. The controller must see the callers' own addresses.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
   * @default - everybody may see it
   */
  readonly deckSources?: string[];

  /**
   * How many bytes a webhook may have; longer ones get 413, and hook does not see them. A BackendTrafficPolicy `hook` of Envoy Gateway, a Middleware
   * `hook-body` of Traefik, a ClientSettingsPolicy `hook` of NGINX Gateway Fabric. Errors: `ControllerCannot`, `NotInteger`, `NumberOutOfRange`.
   * @default - 26214400, which is the most that GitHub sends, where the controller can
   */
  readonly webhookBodyLimit?: number;

  /**
   * Whether who comes to port 80 is sent to https, by HTTPRoute `prow-redirect`. GitHub does not follow: its webhook URL has to be the https one.
   * Error: `PropWithoutEffect` without https or port 80.
   * @default - true, with both
   */
  readonly redirect?: boolean;
}

const PARENT_REF = {
  name: required(dnsSubdomain),
  namespace: optional(dnsLabel),
  sectionName: optional(dnsSubdomain),
  httpSectionName: optional(dnsSubdomain),
  https: optional(boolean, true),
} satisfies Fields<GatewayParentRef>;

/** A Gateway that exists, with all defaults. */
export type ParentRef = ValuesOf<typeof PARENT_REF>;

const OWN = {
  ...OWN_GATEWAY,
  parentRef: optional(shape(PARENT_REF)),
  webhookSources: optional(list(cidr, 1)),
  deckSources: optional(list(cidr, 1)),
  webhookBodyLimit: optional(webhookBodyLimit),
  redirect: optional(boolean),
} satisfies Fields<GatewayExposureOptions>;

const ATTACHED = {
  ...OWN,
  parentRef: required(shape(PARENT_REF)),
  controller: optional(GATEWAY_CONTROLLER),
} satisfies Fields<GatewayExposureOptions>;

type Reader = Props<keyof typeof OWN>;

/** What is said of the way through a Gateway, with all defaults. */
export type GatewayExposureSettings = ReturnType<typeof settleOwn> | ReturnType<typeof settleAttached>;

/** A Gateway is made, or one exists: the one needs to know who serves it, the other may. */
export const gatewayExposureSettings: Rule<GatewayExposureSettings> = (value, report) => (
  isPlainObject(value) && value.parentRef !== undefined ? shape(ATTACHED, settleAttached)(value, report) : shape(OWN, settleOwn)(value, report)
);

function settleOwn(o: ValuesOf<typeof OWN>, p: Reader) {
  const own = settleOwnGateway(o, p);
  const { gateway: { controller }, tls: { secretName } } = own;
  const way = settleWay(o, p, { port80: own.port80, encrypted: secretName !== undefined, controller });
  return { ...own, ...way, controller, parent: undefined };
}

const OF_OWN = ['http', 'addresses', 'infrastructureAnnotations', 'infrastructureLabels', 'annotations'] as const;

function settleAttached(o: ValuesOf<typeof ATTACHED>, p: Reader) {
  const { parentRef: parent } = o;
  const { name, namespace, httpSectionName: sectionName, https: encrypted } = parent;
  const port80: HttpListener | undefined = sectionName === undefined ? undefined : { name, namespace, sectionName };
  const front = settleGatewayFront(o, p, port80);
  for (const prop of OF_OWN.filter((one) => p.given(one))) {
    const what = 'belongs to a Gateway of one\'s own, and parentRef names one that exists';
    p.problem(prop, { what, instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  if (front.tls.secretName !== undefined && !encrypted) {
    p.problem('tls', { what: 'nobody uses the certificate, because parentRef says https: false', instead: 'leave one of them out', code: 'PropWithoutEffect' });
  }
  const controller = o.controller?._plan;
  return { ...front, ...settleWay(o, p, { port80, encrypted, controller }), port80, controller, parent, gateway: undefined };
}

/** What a Gateway has at its outside. */
interface Outside {
  readonly port80: HttpListener | undefined;
  /** Whether callers use https. */
  readonly encrypted: boolean;
  readonly controller: GatewayControllerPlan | undefined;
}

function settleWay(o: Omit<ValuesOf<typeof OWN>, 'controller'>, p: Reader, { port80, encrypted, controller }: Outside) {
  const { redirect, webhookSources, deckSources, webhookBodyLimit: asked } = o;
  if (redirect === true && !encrypted) {
    p.problem('redirect', { what: 'there is no https to send anybody to', instead: 'leave it out', code: 'PropWithoutEffect' });
  } else if (redirect === true && port80 === undefined) {
    p.problem('redirect', { what: 'nobody comes to port 80, because nothing listens there', instead: 'leave it out', code: 'PropWithoutEffect' });
  }
  if (controller?.restrict === undefined) refuse(p, controller, ['webhookSources', 'deckSources'], 'the callers of a route');
  if (controller?.bodyLimit === undefined) refuse(p, controller, ['webhookBodyLimit'], 'the size of webhooks', PLAIN_CONTROLLER.restrictInstead);
  return {
    encrypted,
    // the listener whose callers are sent to https
    redirected: encrypted && redirect !== false ? port80 : undefined,
    sources: { hook: webhookSources, deck: deckSources },
    // undefined where the controller cannot, or nobody knows it
    bodyLimit: controller?.bodyLimit === undefined ? undefined : asked ?? GITHUB_BODY_LIMIT,
  };
}

function refuse(
  p: Reader, controller: GatewayControllerPlan | undefined, props: readonly ('webhookSources' | 'deckSources' | 'webhookBodyLimit')[], what: string,
  instead = controller?.restrictInstead ?? '',
): void {
  const why = controller === undefined
    ? { what: 'the Gateway API has no word for it, and nobody said what serves the Gateway', instead: 'give controller as well' }
    : { what: `${controller.name} cannot limit ${what}, and the Gateway API has no word for it`, instead };
  for (const prop of props.filter((one) => p.given(one))) p.problem(prop, { ...why, code: 'ControllerCannot' });
}
