import { ANYBODY, Party, tcp, Traffic, udp } from '../../core/traffic';
import { ExposurePlan, TrafficEnds } from '../exposure-plan';
import { TlsPlan } from '../tls-plan';
import { GATEWAY_NAME_LABEL } from './gateway-controller-plan';
import { GatewayExposureModel } from './gateway-exposure-model';
import { GATEWAY_NAME } from './own-gateway';

/** Pods that answer challenges. Source: cert-manager v1.21, pkg/issuer/acme/http/pod.go. */
const SOLVER_LABELS = { 'acme.cert-manager.io/http01-solver': 'true' };

/** Who asks hook and deck: pods of the controller, or of this Gateway; anybody where nobody knows. */
export function gatewayTraffic({ controller, parent }: GatewayExposureModel, tls: TlsPlan): Pick<ExposurePlan, 'callers' | 'traffic'> {
  if (controller === undefined) return {};
  const { name, pods, commandNamespace } = controller;
  if (pods !== undefined) return { callers: [{ name, pods }] };
  if (commandNamespace === undefined) return {};
  const labels = { [GATEWAY_NAME_LABEL]: parent?.name ?? GATEWAY_NAME };
  if (parent?.namespace !== undefined) return { callers: [{ name, pods: { namespace: parent.namespace, labels } }] };
  const command: Party = { name: `${name}'s control plane`, pods: { namespace: commandNamespace, labels: {} } };
  return { callers: [], traffic: (ends) => besideProw({ name, pods: { namespace: ends.namespace, labels } }, command, ends, tls) };
}

/** The Gateway's pods run among Prow's, where nothing is let through that nobody named. */
function besideProw(proxies: Party, command: Party, { hook, deck, dns, namespace }: TrafficEnds, tls: TlsPlan): readonly Traffic[] {
  const solvers: Party = { name: 'acme-solver', pods: { namespace, labels: SOLVER_LABELS } };
  return [
    { from: ANYBODY, to: proxies, ports: [], purpose: 'what comes to the Gateway' },
    { from: proxies, to: hook, ports: [tcp(8888)], purpose: 'webhooks', http: [{ method: 'POST', path: '/hook' }] },
    { from: proxies, to: deck, ports: [tcp(8080)], purpose: 'pages of deck' },
    { from: proxies, to: dns, ports: [udp(53), tcp(53)], purpose: 'names' },
    { from: proxies, to: command, ports: [], purpose: 'configuration of the Gateway' },
    ...(!tls.solvesOnPort80 ? [] : [{ from: proxies, to: solvers, ports: [tcp(8089)], purpose: 'challenges of an ACME server' }]),
  ];
}
