import { InventoryObject } from '../inventory';
import { lines } from './mermaid';
import { isWorkload, kindOf, PictureFacts } from './picture-facts';

/** One thing that a request passes before it comes to a Service. */
export interface Hop {
  /** Where it passes what is in the cluster: the object; absent for what is outside. */
  readonly object?: InventoryObject;
  readonly text: string;
}

/** Pods that the exposure brings are placed below this path. */
const OF_EXPOSURE = /(^|\/)exposure\//;

/** What a request passes on its way to a Service of Prow's namespace, from outside to inside. */
export function wayTo(service: string, { objects, exposure, prow: { namespace, endpoints } }: PictureFacts): readonly Hop[] {
  const here = objects.filter((object) => object.namespace === namespace);
  const leading = here.filter(({ sketch }) => sketch.services.includes(service));
  const ingresses = leading.filter((object) => kindOf(object) === 'Ingress');
  if (ingresses.length > 0) return ingresses.slice(0, 1).map(hop);
  const route = leading.find((object) => kindOf(object) === 'HTTPRoute');
  if (route !== undefined) {
    const gateways = route.sketch.gateways.map((name) => gatewayHop(name, objects));
    return [...gateways.slice(0, 1), hop(route)];
  }
  const pods = here.find((object) => isWorkload(object) && OF_EXPOSURE.test(object.path));
  // what is no URL is the channel of a relay, which brings webhooks and no pages
  const isRelay = exposure.hookAddress !== undefined;
  const isCarried = !isRelay || service === endpoints.hook.serviceName;
  if (pods !== undefined && isCarried) return [{ text: lines('other end of the tunnel', 'outside of the cluster') }, hop(pods)];
  return byService(here.find((object) => kindOf(object) === 'Service' && object.name === service));
}

function gatewayHop(name: string, objects: readonly InventoryObject[]): Hop {
  const object = objects.find((one) => kindOf(one) === 'Gateway' && one.name === name);
  return object === undefined ? { text: lines(`Gateway ${name}`) } : hop(object);
}

function hop(object: InventoryObject): Hop {
  const { className } = object.sketch;
  return { object, text: lines(`${kindOf(object)} ${object.name}`, ...className === undefined ? [] : [`class ${className}`]) };
}

function byService(service: InventoryObject | undefined): readonly Hop[] {
  const { serviceType, nodePorts = [] } = service?.sketch ?? {};
  if (serviceType === 'NodePort') return [{ text: lines('any node', ...nodePorts.map((port) => `port ${port}`)) }];
  if (serviceType === 'LoadBalancer') return [{ text: lines('load balancer') }];
  return [{ text: lines('a way in of your own', 'or kubectl port-forward') }];
}
