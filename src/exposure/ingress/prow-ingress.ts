import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { inChartNamespace } from '../../core/chart-namespace';
import { Endpoint } from '../../core/endpoint';
import { partLabels } from '../../core/labels';
import { customObject, nativeObject } from '../../core/manifest';
import { dnsLabel, serviceLabel } from '../../core/names';
import { port } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean } from '../../core/values';
import { CONFIG_PAGES } from '../config-pages';
import { InsideEndpoints } from '../exposure-plan';
import { Annotations } from './ingress-controller-plan';
import { INGRESS_FRONT, IngressFrontOptions, settleIngressFront } from './ingress-front';
import { ingressLayout, IngressPath, PlannedIngress, takenAnnotations } from './ingress-layout';

/** Properties of `ProwIngress`. */
export interface ProwIngressProps extends IngressFrontOptions {
  /**
   * Namespace of the Ingress, and of the Services that it leads to. Error: `NameNotDnsLabel`.
   * @default - the namespace of the chart; `prow` where it has none
   */
  readonly namespace?: string;

  /**
   * Service of hook. Errors: `BackendElsewhere` in another namespace, `NumberOutOfRange`, `ServiceNameInvalid`.
   * @default - Service hook, port 8888
   */
  readonly hook?: Endpoint;

  /**
   * Service of deck, or of what stands before it. Errors: `BackendElsewhere` in another namespace, `NumberOutOfRange`, `ServiceNameInvalid`.
   * @default - Service deck, port 80
   */
  readonly deck?: Endpoint;

  /**
   * Whether `/config` and `/plugin-config` of deck are for whoever comes: all of Prow's configuration, with the jobs of repositories that deck's lists leave
   * out. Say true where what `deck` leads to asks people who they are, or the configuration is public anyway. Otherwise exact paths lead them to hook, which
   * answers with an empty page, or HAProxy's controllers answer 404. Error: `ControllerCannot` for Traefik, where true has to be said.
   * @default false
   */
  readonly configPages?: boolean;
}

const ENDPOINT = {
  serviceName: required(serviceLabel),
  namespace: required(dnsLabel),
  port: required(port),
} satisfies Fields<Endpoint>;

const PROW_INGRESS = {
  ...INGRESS_FRONT,
  namespace: optional(dnsLabel, 'prow'),
  hook: optional(shape(ENDPOINT)),
  deck: optional(shape(ENDPOINT)),
  configPages: optional(boolean, false),
} satisfies Fields<ProwIngressProps>;

type Reader = Props<keyof typeof PROW_INGRESS>;

/** Port 80 goes to https by the annotations of the one Ingress, or not at all. */
const ONE_OBJECT = { redirect: true, http: false };

function settle(o: ValuesOf<typeof PROW_INGRESS>, p: Reader) {
  const { namespace } = o;
  const front = settleIngressFront(o, p, true);
  const [, ...others] = ingressLayout(front, ONE_OBJECT, []);
  const [ingress, ...closing] = ingressLayout(front, ONE_OBJECT, o.configPages ? [] : CONFIG_PAGES);
  for (const finding of takenAnnotations([ingress], ({ annotations }) => annotations, 'here')) p.problem('annotations', finding);
  if (others.length > 0) {
    p.problem('deckHost', {
      what: `${front.controller.name} would send ${quote(`${front.hosts.deck}/hook`)} to deck, because it prefers the rule with more letters`,
      instead: 'give hook and deck a host each, or use Exposure.ingress(), which makes two Ingresses',
      code: 'PathShadowed',
    });
  }
  if (others.length === 0 && closing.length > 0) {
    p.problem('configPages', {
      what: `${front.controller.name} prefers the rule with more letters, so that one Ingress cannot keep ${quote(CONFIG_PAGES[0])} from deck, where everybody would read all `
        + 'of Prow\'s configuration',
      instead: 'write true, or use Exposure.ingress(), which makes an Ingress of its own for it', code: 'ControllerCannot',
    });
  }
  const beside = (prop: 'hook' | 'deck', byDefault: number): Endpoint => {
    const endpoint = o[prop] ?? { serviceName: prop, namespace, port: byDefault };
    if (endpoint.namespace !== namespace) {
      const what = `${quote(endpoint.namespace)} is not the namespace of the Ingress`;
      p.problem(`${prop}.namespace`, { what, instead: `write ${quote(namespace)}, and make a Service there`, code: 'BackendElsewhere' });
    }
    return endpoint;
  };
  return { ingress, inside: { namespace, hook: beside('hook', 8888), deck: beside('deck', 80) } };
}

/**
 * The Ingress `prow-ingress`, and nothing else: `/hook` of one host, exactly, leads to hook, and all of another host, or the rest of the same
 * one, to deck. No path is ever rewritten: hook answers 200 to whatever does not come to `/hook` and throws it away, while GitHub shows a green
 * tick.
 *
 * Pages of deck with all of Prow's configuration are closed, unless `configPages` says otherwise. What a controller does by other objects, such as Traefik's
 * redirection, needs `Exposure.ingress`; so do closed pages with Traefik (`ControllerCannot`), and one host for both (`PathShadowed`). With Traefik and a
 * certificate, nothing answers on port 80. An issuer that `tls` makes is not part of it.
 * Errors: those of the properties, all together.
 *
 * Source: prow cmd/hook/main.go at a61940897.
 */
export class ProwIngress extends Construct {
  /** The Ingress. */
  readonly ingress: ApiObject;

  constructor(scope: Construct, id: string, props: ProwIngressProps) {
    super(scope, id);
    const { ingress, inside } = readProps(Where.construct(this.node.path), inChartNamespace(this, props), PROW_INGRESS, settle);
    this.ingress = placeIngress(this, ingress, inside);
  }
}

/** An Ingress as `Resource`, and beside it the custom resources that its annotations name, each under its own name. */
export function placeIngress(scope: Construct, ingress: PlannedIngress, inside: InsideEndpoints): ApiObject {
  const { name, userAnnotations, annotations, naming, appended, ingressClassName, tls, paths, companions } = ingress;
  const { namespace } = inside;
  for (const companion of companions) {
    const { apiVersion, kind, spec } = companion;
    customObject(scope, companion.name, { apiVersion, kind, metadata: { name: companion.name, namespace, labels: partLabels() }, spec });
  }
  return nativeObject(scope, 'Resource', 'networking.k8s.io/v1/Ingress', {
    metadata: {
      name, namespace, labels: partLabels(),
      annotations: withAppended({ ...userAnnotations, ...annotations, ...naming?.(namespace) }, appended?.(namespace)),
    },
    spec: {
      ingressClassName,
      tls: tls && [tls],
      rules: [...new Set(paths.map(({ host }) => host))].map((host) => ({
        host,
        http: { paths: paths.filter((path) => path.host === host).map((path) => backend(path, inside)) },
      })),
    },
  });
}

function withAppended(annotations: Annotations, appended: Annotations = {}): Annotations {
  const lists = Object.entries(appended).map(([key, name]) => {
    const there = Object.hasOwn(annotations, key) ? annotations[key].split(',').map((one) => one.trim()) : [];
    return [key, [...there.filter((one) => one !== name), name].join(',')] as const;
  });
  return { ...annotations, ...Object.fromEntries(lists) };
}

function backend({ path, pathType, to }: IngressPath, inside: InsideEndpoints) {
  const { serviceName, port } = inside[to] as Endpoint;
  return { path, pathType, backend: { service: { name: serviceName, port: { number: port } } } };
}
