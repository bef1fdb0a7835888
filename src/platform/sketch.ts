import { RenderedObject } from '../writer/rendered-object';

/** What pictures and runbooks show of an object besides its name. */
export interface Sketch {
  /** Services that it leads to. */
  readonly services: readonly string[];
  /** Gateways that it hangs on. */
  readonly gateways: readonly string[];
  /** Class of an Ingress or a Gateway. */
  readonly className?: string;
  /** How a Service is reached. */
  readonly serviceType?: string;
  readonly nodePorts: readonly number[];
  /** Whether its programs ask GitHub by way of ghproxy. */
  readonly byGhproxy: boolean;
  /** Secrets with the certificates that it shows. */
  readonly certificates: readonly string[];
}

/** Arguments by which a component asks GitHub over plain HTTP, which only ghproxy speaks. */
const BY_GHPROXY = /^--github-endpoint=http:\/\//;

/** Takes from an object what they show. Fields are read with care: a kind that nobody knows may have anything in them. */
export function sketchOf({ kind, json: { spec } }: RenderedObject): Sketch {
  return {
    services: kind === 'Ingress' || kind === 'HTTPRoute' ? named([...ingressBackends(spec), ...listed(spec?.rules).flatMap((rule) => listed(rule?.backendRefs))]) : [],
    gateways: kind === 'HTTPRoute' ? named(listed(spec?.parentRefs)) : [],
    className: textOf(spec?.ingressClassName ?? spec?.gatewayClassName),
    serviceType: kind === 'Service' ? textOf(spec?.type) ?? 'ClusterIP' : undefined,
    nodePorts: kind === 'Service' ? listed(spec?.ports).map((port) => port?.nodePort).filter((port) => typeof port === 'number') : [],
    byGhproxy: listed(spec?.template?.spec?.containers).flatMap((container) => listed(container?.args)).some((arg) => typeof arg === 'string' && BY_GHPROXY.test(arg)),
    certificates: kind === 'Ingress' || kind === 'Gateway' ? certificates(spec) : [],
  };
}

function ingressBackends(spec: any): readonly any[] {
  const paths = listed(spec?.rules).flatMap((rule) => listed(rule?.http?.paths));
  return [spec?.defaultBackend, ...paths.map((path) => path?.backend)].map((backend) => backend?.service);
}

function certificates(spec: any): readonly string[] {
  const ofListeners = listed(spec?.listeners).flatMap((listener) => named(listed(listener?.tls?.certificateRefs)));
  return [...new Set([...listed(spec?.tls).flatMap((tls) => textOf(tls?.secretName) ?? []), ...ofListeners])];
}

function named(references: readonly any[]): readonly string[] {
  return [...new Set(references.flatMap((reference) => textOf(reference?.name) ?? []))];
}

function listed(value: unknown): readonly any[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
