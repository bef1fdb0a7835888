import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { K3S_REQUESTS } from './own-requests';
import { StartFacts } from './cluster-plan';
import { neededController, NO_CONTROLLER } from './own-ingress';
import { maskFlags, nodePortRangeOf } from './start-text';

/**
 * What servers of k3s and RKE2 are told, as flags without their dashes, which are the keys of their configuration file too.
 *
 * Source: k3s-io/docs, docs/cli/server.md and docs/networking/basic-network-options.md; rancher/rke2-docs, docs/reference/server_config.md.
 */
export function serverFlags(facts: StartFacts): Readonly<Record<string, string | boolean | readonly string[]>> {
  const { withoutKubeProxy, network: { podCidrs, serviceCidrs } } = facts;
  const range = nodePortRangeOf(facts);
  const controllerArgs = maskFlags(facts).map(({ name, value }) => `${name}=${value}`);
  return {
    ...(podCidrs.length === 0 ? {} : { 'cluster-cidr': podCidrs.join(',') }),
    ...(serviceCidrs.length === 0 ? {} : { 'service-cidr': serviceCidrs.join(',') }),
    ...(range === undefined ? {} : { 'service-node-port-range': range }),
    ...(withoutKubeProxy ? { 'disable-kube-proxy': true } : {}),
    ...(controllerArgs.length === 0 ? {} : { 'kube-controller-manager-arg': controllerArgs }),
  };
}

/** What k3s brings, on machines and in containers. */
export const K3S = {
  brings: { of: PreinstalledCni.k3s() },
  serviceCidrs: ['10.43.0.0/16'],
  ownRequests: K3S_REQUESTS,
  storageClass: 'local-path',
  balancer: { name: 'ServiceLB' },
};

/** Whether the Traefik of k3s is in the way. */
export function isTraefikOff(facts: StartFacts): boolean {
  return neededController(facts, { ofIngress: { traefik: 'traefik' }, ofGateway: { traefik: 'traefik' } }) === NO_CONTROLLER;
}

/** The same for k3s, whose own parts give way to what was chosen. */
export function k3sFlags(facts: StartFacts): Readonly<Record<string, string | boolean | readonly string[]>> {
  const { keepsItsCni, exposure: { balancing } } = facts;
  const disabled = [
    ...(balancing?.takesUnclassed === undefined ? [] : ['servicelb']),
    ...(isTraefikOff(facts) ? ['traefik'] : []),
  ];
  return {
    ...serverFlags(facts),
    ...(keepsItsCni ? {} : { 'flannel-backend': 'none', 'disable-network-policy': true }),
    ...(disabled.length === 0 ? {} : { disable: disabled }),
  };
}

/** As arguments of a command. */
export function asArguments(flags: Readonly<Record<string, string | boolean | readonly string[]>>): readonly string[] {
  return Object.entries(flags).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    return (typeof value === 'object' ? value : [String(value)]).map((one) => `--${name}=${one}`);
  });
}
