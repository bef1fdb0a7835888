import { isPlainObject, Note, Rule, walk } from '../../core/props';
import { jsonObject } from '../../core/values';

/** Fields of an Installation's `spec` that follow from a property, and which. */
const OWNERS: Readonly<Record<string, string>> = {
  'registry': 'imageRegistry of Cni.calico',
  'kubernetesProvider': 'kubernetesProvider',
  'serviceCIDRs': 'windows of Cni.calico',
  'cni.type': 'plugin of Cni.calico',
  'calicoNetwork.bgp': 'bgp of Cni.calico',
  'calicoNetwork.ipPools': 'pools of Cni.calico',
  'calicoNetwork.linuxDataplane': 'dataplane of Cni.calico',
  'calicoNetwork.windowsDataplane': 'windows of Cni.calico',
  'calicoNetwork.mtu': 'mtu of Cni.calico',
  'calicoNetwork.nodeAddressAutodetectionV4': 'ipv4Autodetection of Cni.calico',
  'calicoNetwork.nodeAddressAutodetectionV6': 'ipv6Autodetection of Cni.calico',
  'calicoNetwork.hostPorts': 'hostPorts',
  'calicoNetwork.containerIPForwarding': 'containerIPForwarding',
  'calicoNetwork.kubeProxyManagement': 'kubeProxyManagement',
};

/** Fields beside those that properties set: networks, ports and notes follow from the properties, and would be wrong. */
export const operatorOverrides: Rule<Readonly<Record<string, any>>> = (value, report) => {
  const fields = jsonObject(value, report);
  walk(report, (note) => check(fields, '', note));
  return fields;
};

function check(value: unknown, path: string, note: Note): void {
  const owner = Object.hasOwn(OWNERS, path) && !(path === 'cni.type' && value === 'Calico') ? OWNERS[path] : undefined;
  if (owner !== undefined) {
    note({ what: `is what ${owner} sets`, instead: `write ${owner} instead`, code: 'TypedSettingOverridden' });
  } else if (isPlainObject(value) && (path === '' || Object.keys(OWNERS).some((owned) => owned.startsWith(`${path}.`)))) {
    for (const [key, inner] of Object.entries(value)) check(inner, path === '' ? key : `${path}.${key}`, note.at(key));
  }
}

/** Whether addresses come from the part of the network that a node has, so that its pods' routes are not Calico's. */
export function isHostLocal(overrides: Readonly<Record<string, any>>): boolean {
  return overrides.cni?.ipam?.type === 'HostLocal';
}

/** Whether Calico's own program on the nodes makes the routes, in place of BIRD. */
export function routesWithoutBird(overrides: Readonly<Record<string, any>>): boolean {
  return overrides.calicoNetwork?.clusterRoutingMode === 'Felix';
}
