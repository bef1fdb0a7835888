import { CiliumInEffect } from './chart-defaults';
import { CiliumFinding } from './cilium-findings';

type Overrides = Readonly<Record<string, any>>;

/** What Envoy, and the agent that it may run in, are granted by the chart. Source: chart `cilium` 1.19.6 and 1.20.2, values.yaml. */
const ENVOY = ['NET_ADMIN', 'SYS_ADMIN'];
export const AGENT = [
  'CHOWN', 'KILL', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK', 'SYS_MODULE', 'SYS_ADMIN', 'SYS_RESOURCE', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'SYSLOG',
];
const BIND = 'NET_BIND_SERVICE';

/** Whether Envoy listens on ports of the node itself. */
function isOnNodes(values: CiliumInEffect): boolean {
  return isOnNodesForIngress(values) || (values['gatewayAPI.enabled'] && values['gatewayAPI.hostNetwork.enabled'] === true);
}

function isOnNodesForIngress(values: CiliumInEffect): boolean {
  return values['ingressController.enabled'] && values['ingressController.hostNetwork.enabled'] === true;
}

/** Whether Envoy runs in the agent, as it did before 1.16. Source: chart `cilium`, templates/_helpers.tpl, `envoyDaemonSetEnabled`. */
function isEmbedded(overrides: Overrides, upgradeCompatibility: string | undefined): boolean {
  const isOld = upgradeCompatibility !== undefined && Number(upgradeCompatibility.split('.')[1]) < 16;
  return (overrides.envoy?.enabled ?? !isOld) === false;
}

/**
 * Values by which Envoy may listen on ports below 1024 of a node, as gateways do. It gets the right, and keeps it when it starts.
 *
 * Source: cilium 1.20, Documentation/network/servicemesh/gateway-api/host-network-mode.rst.
 */
export function hostNetworkValues(values: CiliumInEffect, overrides: Overrides, upgradeCompatibility: string | undefined): Overrides {
  if (!isOnNodes(values)) return {};
  const envoy = { securityContext: { capabilities: { keepCapNetBindService: true } } };
  return isEmbedded(overrides, upgradeCompatibility)
    ? { envoy, securityContext: { capabilities: { ciliumAgent: [...AGENT, BIND] } } }
    : { envoy: { securityContext: { capabilities: { keepCapNetBindService: true, envoy: [...ENVOY, BIND] } } } };
}

/** Lists of one's own that take the right away again. */
export function hostNetworkFindings(values: CiliumInEffect, overrides: Overrides, upgradeCompatibility: string | undefined): readonly CiliumFinding<'values'>[] {
  if (!isOnNodes(values) || overrides.envoy?.securityContext?.capabilities?.keepCapNetBindService === false) return [];
  const [path, rights] = isEmbedded(overrides, upgradeCompatibility)
    ? ['securityContext.capabilities.ciliumAgent', overrides.securityContext?.capabilities?.ciliumAgent] as const
    : ['envoy.securityContext.capabilities.envoy', overrides.envoy?.securityContext?.capabilities?.envoy] as const;
  if (!Array.isArray(rights) || rights.includes(BIND)) return [];
  return [{
    prop: `values.${path}`,
    what: `has no ${BIND}, without which Envoy cannot listen on ports 80 and 443 of nodes, as hostNetwork asks for`,
    instead: 'add it, or write envoy: { securityContext: { capabilities: { keepCapNetBindService: false } } } where all ports are from 1024 on',
    code: 'FeatureMissing',
  }];
}

/**
 * What it takes to come in by ports of nodes, and whom policies see then.
 *
 * Source: cilium 1.20.2, Documentation/network/servicemesh/gateway-api/host-network-mode.rst.
 */
export function hostNetworkNotes(values: CiliumInEffect): readonly string[] {
  if (!isOnNodes(values)) return [];
  const ports = values['gatewayAPI.enabled'] && values['gatewayAPI.hostNetwork.enabled'] === true ? 'the ports of listeners, 80 and 443 of Prow\'s Gateway' : 'the ports of the chart\'s values';
  return [
    `Envoy of Cilium listens on nodes at ${ports}: firewalls must let these in from everywhere that GitHub and people come from, and nobody else `
      + `on the nodes may have them. `
      + 'Policies see what it sends as Cilium\'s entity ingress, neither as a pod nor as a node: NetworkPolicies cannot name that. Who '
      + 'may call Envoy itself is for a '
      + 'CiliumClusterwideNetworkPolicy about nodes (nodeSelector, with hostFirewall) or for that firewall to say.',
  ];
}

/** What somebody has to see to who comes in by ports of nodes. Source: chart `cilium` 1.20.2, values.yaml, `ingressController.hostNetwork`. */
export function hostNetworkWarnings(values: CiliumInEffect, all: Overrides): readonly string[] {
  const { sharedListenerPort, httpPort, httpsPort } = all.ingressController?.hostNetwork ?? {};
  return [
    ...(isOnNodesForIngress(values) && [sharedListenerPort, httpPort, httpsPort].every((port) => port === undefined)
      ? ['Ingresses of Cilium on the host network answer on port 8080 of nodes, and not on 80 and 443: write loadbalancerMode: "shared", and '
        + 'values: { ingressController: { '
        + 'hostNetwork: { httpPort: 80, httpsPort: 443 } } } with Cilium 1.20.'] : []),
    ...(isOnNodes(values) && all.envoy?.securityContext?.capabilities?.keepCapNetBindService === false
      ? ['Envoy of Cilium may not listen on ports below 1024 of nodes, because keepCapNetBindService is off: Prow\'s Gateway has 80 and 443.'] : []),
  ];
}
