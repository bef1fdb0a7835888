import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniPlan } from '../../network/cni-plan';

/** A distribution's own Ingress controller beside another one, which wants the same ports of nodes. */
export function broughtIngressNotes({ ingressClassName, gatewayClassName }: ExposurePlan, { brought }: CniPlan): readonly string[] {
  const own = brought?.ingress;
  const other = ingressClassName === undefined ? gatewayClassName : ingressClassName;
  if (own === undefined || own.isOff || other === undefined) return [];
  const kind = ingressClassName === undefined ? 'GatewayClass' : 'IngressClass';
  if (own.classes[kind].includes(other)) return [];
  return [
    `The ${own.name} of ${brought?.by ?? ''} listens on ports 80 and 443 of nodes unless it was turned off by ${own.turnedOffBy}: until then what serves the `
      + `${kind} \`${other}\` does not get them.`,
  ];
}
