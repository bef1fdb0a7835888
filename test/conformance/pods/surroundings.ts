import type { KubernetesObject } from '../kubernetes-api';
import { freePorts } from '../ports';

/** Ports that every component of Prow opens, whether its pod declares them or not, and the flags that move them. */
export const INSTRUMENTATION: Readonly<Record<number, string>> = { 8081: '--health-port', 9090: '--metrics-port', 6060: '--pprof-port' };

/** Fixed in deck's source. */
export const DECK_PORT = 8080;
/** Also fixed there; deck asks itself by it. */
export const LENS_PORT = 1234;

/** Where on this machine the things are that pods know by other addresses. */
export class Surroundings {
  private constructor(
    private readonly ports: ReadonlyMap<string, number>,
    /** `http://tide.prow:80` and where it leads, without a slash at the end. */
    private readonly addresses: ReadonlyMap<string, string>,
    readonly githubUrl: string,
  ) {}

  /** Gives every port of every pod a port here, and finds out by selectors and port names where Services lead. */
  static async of(pods: readonly KubernetesObject[], services: readonly KubernetesObject[], githubUrl: string): Promise<Surroundings> {
    const wanted = pods.flatMap((pod) => [...declaredPorts(pod).map(({ containerPort }) => containerPort), ...Object.keys(INSTRUMENTATION).map(Number)]
      .filter((port) => port !== DECK_PORT)
      .map((port) => keyOf(appOf(pod), port)));
    const keys = [...new Set(wanted)];
    const free = await freePorts(keys.length);
    const ports = new Map([...keys.map((key, i) => [key, free[i]] as const), [keyOf('deck', DECK_PORT), DECK_PORT] as const]);

    const addresses = services.flatMap((service) => service.spec.ports.map((port: any) => {
      const target = targetOf(service, port, pods);
      return [`http://${service.metadata.name}.${service.metadata.namespace}:${port.port}`, `http://127.0.0.1:${ports.get(target)}`] as const;
    }));
    return new Surroundings(ports, new Map(addresses), githubUrl);
  }

  port(app: string, containerPort: number): number {
    const port = this.ports.get(keyOf(app, containerPort));
    if (port === undefined) throw new Error(`${app} has no port ${containerPort}`);
    return port;
  }

  /** Where a Service's address leads; undefined for an address that is not a Service's. */
  service(host: string, port = '80'): string | undefined {
    return this.addresses.get(`http://${host}:${port}`);
  }
}

export function appOf(pod: KubernetesObject): string {
  return pod.metadata.labels!.app;
}

export function declaredPorts(pod: KubernetesObject): { readonly name?: string; readonly containerPort: number }[] {
  return pod.spec.containers.flatMap((container: any) => container.ports ?? []);
}

function keyOf(app: string, port: number): string {
  return `${app}:${port}`;
}

function targetOf({ metadata, spec }: KubernetesObject, { targetPort }: any, pods: readonly KubernetesObject[]): string {
  const selected = pods.find((pod) => pod.metadata.namespace === metadata.namespace
    && Object.entries(spec.selector).every(([label, value]) => pod.metadata.labels?.[label] === value));
  const port = selected && declaredPorts(selected).find(({ name, containerPort }) => name === targetPort || containerPort === targetPort);
  if (!port) throw new Error(`Service ${metadata.namespace}/${metadata.name} leads to no port ${targetPort} of a pod`);
  return keyOf(appOf(selected), port.containerPort);
}
