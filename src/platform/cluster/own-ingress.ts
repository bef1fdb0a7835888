import { ExposurePlan } from '../../exposure/exposure-plan';
import { StartFacts } from './cluster-plan';

/** Ports of nodes at which Ingress controllers answer. */
export const WEB: readonly number[] = [80, 443];
/** Of Services of type LoadBalancer, unless they were told others. */
const USUAL = { hook: 8888, deck: 80 };

/** A distribution's own Ingress controllers, by the classes that they serve. */
export interface OwnControllers {
  readonly ofIngress: Readonly<Record<string, string>>;
  readonly ofGateway: Readonly<Record<string, string>>;
}

export const NO_CONTROLLER = 'none';

/**
 * Which of the distribution's own Ingress controllers the way in needs; `none` where it is in the way of another one, or of hook and deck themselves;
 * undefined where it does not matter.
 */
export function neededController({ exposure, installed }: StartFacts, { ofIngress, ofGateway }: OwnControllers): string | undefined {
  const { ingressClassName, gatewayClassName } = exposure;
  if (ingressClassName === undefined && gatewayClassName === undefined) return wantsWebPorts(exposure) ? NO_CONTROLLER : undefined;
  const own = ingressClassName === undefined ? ofGateway[gatewayClassName ?? ''] : ofIngress[ingressClassName];
  // what is installed beside it would be there twice
  return own === undefined || installed.includes(own) ? NO_CONTROLLER : own;
}

/** Ports at which hook and deck answer on nodes themselves, by their Services of type LoadBalancer. */
export function balancedPorts({ hook, deck }: ExposurePlan): readonly { readonly name: 'hook' | 'deck'; readonly port: number }[] {
  return [{ name: 'hook' as const, plan: hook._plan }, { name: 'deck' as const, plan: deck._plan }]
    .flatMap(({ name, plan: { type, port = USUAL[name] } }) => (type === 'LoadBalancer' ? [{ name, port }] : []));
}

/** ServiceLB opens ports of nodes; others give addresses of their own. */
function wantsWebPorts(exposure: ExposurePlan): boolean {
  const { balancing, loadBalancerClass } = exposure;
  const byNodes = loadBalancerClass === undefined && (balancing === undefined || balancing.partOf !== undefined);
  return byNodes && balancedPorts(exposure).some(({ port }) => WEB.includes(port));
}
