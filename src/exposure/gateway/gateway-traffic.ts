import { ANYBODY, Party, Traffic } from '../../core/traffic';
import { ExposurePlan, TrafficEnds } from '../exposure-plan';
import { TlsPlan } from '../tls-plan';
import { GATEWAY_NAME_LABEL } from './gateway-controller-plan';
import { GatewayExposureSettings } from './gateway-exposure-options';
import { GATEWAY_NAME } from './gateway-front';

/** Who asks hook and deck: pods of the controller, or of this Gateway; anybody where nobody knows. */
export function gatewayTraffic({ controller, parent, tls }: GatewayExposureSettings): Pick<ExposurePlan, 'callers' | 'traffic' | 'controllerAsInstalled'> {
  if (controller === undefined) return {};
  const { name, pods, isPlaced, hostNetwork, isCniProxy, commandNamespace } = controller;
  if (isCniProxy) return { callers: [{ name, isCniProxy }] };
  if (hostNetwork) return { callers: [{ name, nodes: 'any' }] };
  if (pods !== undefined) return { callers: [{ name, pods }], ...(isPlaced ? {} : { controllerAsInstalled: name }) };
  if (commandNamespace === undefined) return {};
  const labels = { [GATEWAY_NAME_LABEL]: parent?.name ?? GATEWAY_NAME };
  if (parent?.namespace !== undefined) return { callers: [{ name, pods: { namespace: parent.namespace, labels } }] };
  const command: Party = { name: `${name}'s control plane`, pods: { namespace: commandNamespace, labels: {} } };
  return { callers: [], traffic: (ends) => besideProw({ name, pods: { namespace: ends.namespace, labels } }, command, ends, tls) };
}

/** The Gateway's pods run among Prow's, where nothing is let through that nobody named. */
function besideProw(proxies: Party, command: Party, { toHook, toDeck, toPrivateDeck, toDns, toSolvers }: TrafficEnds, tls: TlsPlan): readonly Traffic[] {
  return [
    { from: ANYBODY, to: proxies, ports: [], purpose: 'what comes to the Gateway' },
    toHook(proxies),
    toDeck(proxies),
    ...toPrivateDeck(proxies),
    toDns(proxies),
    { from: proxies, to: command, ports: [], purpose: 'configuration of the Gateway' },
    ...(!tls.solvesOnPort80 ? [] : [toSolvers(proxies)]),
  ];
}
