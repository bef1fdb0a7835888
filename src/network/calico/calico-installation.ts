import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApiServer, Goldmane, Installation, InstallationSpec, Whisker } from '../../../imports/operator.tigera.io';
import { customObject, Plain } from '../../core/manifest';
import { merged } from '../../core/merge';
import { CalicoOperatorPlan } from './calico-flavour';
import { CalicoPoolSettings } from './calico-pool-options';
import { CalicoSettings } from './calico-props';

const apiVersion = 'operator.tigera.io/v1';
const metadata = { name: 'default' };

/** What Tigera's operator is told to install. Returns the Installation. */
export function calicoInstallation(scope: Construct, settings: CalicoSettings, operator: CalicoOperatorPlan): ApiObject {
  const { imageRegistry, ownRegistry, plugin: { type }, windows } = settings;
  const spec: Plain<InstallationSpec> = {
    variant: 'Calico',
    registry: ownRegistry ? `${imageRegistry}/` : undefined,
    kubernetesProvider: operator.kubernetesProvider,
    serviceCIDRs: windows?.serviceCidrs,
    cni: { type, ipam: { type } },
    calicoNetwork: calicoNetwork(settings, operator),
  };
  const installation = customObject<Installation>(scope, 'Resource', {
    apiVersion, kind: 'Installation', metadata, spec: merged(spec, operator.overrides),
  });
  if (operator.apiServer) customObject<ApiServer>(scope, 'APIServer', { apiVersion, kind: 'APIServer', metadata, spec: {} });
  if (operator.goldmane) customObject<Goldmane>(scope, 'Goldmane', { apiVersion, kind: 'Goldmane', metadata });
  if (operator.whisker) customObject<Whisker>(scope, 'Whisker', { apiVersion, kind: 'Whisker', metadata });
  return installation;
}

function calicoNetwork(settings: CalicoSettings, operator: CalicoOperatorPlan) {
  const { bgp, dataplane, mtu, ipv4Autodetection, ipv6Autodetection, hasIpv4, hasIpv6, pools, plugin, windows } = settings;
  return {
    bgp: enabled(bgp.enabled),
    linuxDataplane: dataplane.installation,
    windowsDataplane: windows === undefined ? undefined : 'HNS' as const,
    mtu,
    hostPorts: enabled(operator.hostPorts),
    containerIPForwarding: enabled(operator.containerIPForwarding),
    kubeProxyManagement: enabled(operator.kubeProxyManagement),
    nodeAddressAutodetectionV4: hasIpv4 ? ipv4Autodetection?.installation : undefined,
    nodeAddressAutodetectionV6: ipv6Autodetection?.installation ?? (hasIpv6 ? { firstFound: true } : undefined),
    ipPools: plugin.foreign === undefined ? pools.map(installationPool) : undefined,
  };
}

function installationPool(pool: CalicoPoolSettings) {
  return {
    name: pool.name,
    cidr: pool.cidr,
    blockSize: pool.blockSize,
    encapsulation: pool.encapsulation.word,
    natOutgoing: enabled(pool.natOutgoing),
    nodeSelector: pool.nodeSelector,
    allowedUses: pool.allowedUses,
    assignmentMode: pool.assignmentMode,
    disableBGPExport: pool.disableBGPExport,
    disableNewAllocations: pool.disabled ? true : undefined,
  };
}

function enabled(value: boolean | undefined) {
  return value === undefined ? undefined : value ? 'Enabled' as const : 'Disabled' as const;
}
