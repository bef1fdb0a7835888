import { Yaml } from 'cdk8s';
import { contains, familyOf, httpUrl } from '../../core/net';
import { Rule } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { instanceOf, integer } from '../../core/values';
import { IPV6_LEAST_MTU } from '../interface-mtu';
import { ciliumBgp } from './bgp/cilium-bgp-options';
import { bgpFindings } from './bgp/cilium-bgp-plan';
import { inEffect } from './chart-defaults';
import { chartOverrides, merged, sorted } from './chart-overrides';
import { CiliumIpam } from './cilium-ipam';
import { CiliumIpamPlan } from './cilium-ipam-plan';
import { CiliumModel } from './cilium-model';
import { encryptionOf, overheadOf, podMtuOf } from './cilium-network';
import { prefixOf } from './cilium-pools';
import { CiliumProps } from './cilium-props';
import { ciliumFindings } from './cilium-rules';
import { chartValues, CiliumValues } from './cilium-values';
import { CiliumInstaller } from './install/cilium-installer';
import { CiliumBundle, CiliumInstallerPlan } from './install/cilium-release';
import { meshPeerFindings } from './mesh-peers';
import { readCiliumSettings } from './read-cilium-settings';

const DEFAULT_VERSION = '1.20.2';
const DEFAULT_API_SERVER_PORT = 6443;
const BGP_ON: CiliumValues = { 'bgpControlPlane.enabled': true };
/** Source: cilium 1.20, Documentation/security/network/encryption-ipsec.rst, Limitations. */
const MOST_NODES_OF_IPSEC = 65535;

const version: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !/^1\.(19|20)\.\d+$/.test(value)) {
    const bare = typeof value === 'string' && /^v1\.(19|20)\.\d+$/.test(value) ? value.slice(1) : DEFAULT_VERSION;
    report({ what: `${quote(value)} is not a version of Cilium 1.19 or 1.20`, instead: `write ${quote(bare)}`, code: 'ChartVersionUnsupported' });
  }
  return value as string;
};

const minorVersion: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !/^1\.\d{1,2}$/.test(value)) {
    report({ what: `${quote(value)} is not the version that a cluster began with`, instead: 'write one like "1.18"', code: 'ChartVersionUnsupported' });
  }
  return value as string;
};

/** A registry's address is read by the rules of any other URL. */
const chartRepository: Rule<string> = (value, report) => {
  if (typeof value === 'string' && value.startsWith('oci://')) httpUrl(value.replace('oci://', 'https://'), report);
  else httpUrl(value, report);
  return value as string;
};

export function readCilium(p: PropsReader<CiliumProps>): CiliumModel {
  const chosen = p.optional('installer', instanceOf(CiliumInstaller, 'CiliumInstaller.valuesFile(), job(), k3s(), rke2(), flux() or argoCd()'));
  const installer = (chosen instanceof CiliumInstaller ? chosen : CiliumInstaller.valuesFile())._plan;
  const { given, meshPeers, ipam = installer.bundle?.ipam ?? CiliumIpam.clusterPool()._plan } = readCiliumSettings(p);
  const nodes = p.optional('nodes', integer(1, 100_000));
  const chartVersion = p.optional('version', version, DEFAULT_VERSION);
  const repository = p.optional('repository', chartRepository, 'https://helm.cilium.io');
  const upgradeCompatibility = p.optional('upgradeCompatibility', minorVersion);
  const overrides = p.optional('values', chartOverrides, {});
  const bgp = p.optional('bgp', ciliumBgp);
  const all = { ...ipam.values, ...installer.bundle?.values, ...(bgp === undefined ? {} : BGP_ON), ...given, ...derived(given, installer, nodes) };
  const effective = inEffect(all);
  const minor = Number(String(chartVersion).split('.')[1]);
  report(p, effective, ipam, { installer, nodes, minor, chartVersion });
  if (installer.bundle !== undefined) reportBundle(p, installer.bundle);
  reportIptables(p, effective, overrides);
  for (const { prop, ...finding } of bgp === undefined ? [] : bgpFindings(bgp, effective, overrides)) p.problem(prop as 'bgp', finding);
  const podCidrs = ipam.podCidrs.filter((one) => effective[`${familyOf(one)}.enabled`] === true);
  for (const { prop, ...finding } of meshPeerFindings(effective['cluster.id'], podCidrs, meshPeers)) p.problem(prop as 'clusterMesh', finding);
  const values = sorted(merged({ ...chartValues(asChartHasThem(all)), ...(upgradeCompatibility === undefined ? {} : { upgradeCompatibility }) }, overrides));
  return {
    release: { version: chartVersion, repository, values, valuesYaml: Yaml.stringify(values), apiServer: apiServerOf(all) },
    installer,
    given: all,
    inEffect: effective,
    ipam,
    bgp,
    podCidrs,
    podMtu: podMtuOf(effective, minor),
    minor,
  };
}

/** Ports, MTUs and defaults follow from the version, and nobody but its user knows which one a cluster brings. */
function reportBundle(p: PropsReader<CiliumProps>, { by }: CiliumBundle): void {
  if (!p.given('version')) p.problem('version', { what: `is missing, and ${by} brings a Cilium of its own`, instead: 'write the version that it brings', code: 'PropMissing' });
  if (p.given('repository')) p.problem('repository', { what: `is not asked: ${by} brings a chart of its own`, instead: 'leave it out', code: 'PropWithoutEffect' });
}

/** What follows from properties and is no default of Cilium's. */
function derived(given: CiliumValues, installer: CiliumInstallerPlan, nodes: number | undefined): CiliumValues {
  const values: Record<string, CiliumValues[string]> = {};
  if (given.k8sServiceHost !== undefined && given.k8sServiceHost !== 'auto' && given.k8sServicePort === undefined) values.k8sServicePort = DEFAULT_API_SERVER_PORT;
  if (nodes === 1 && given['operator.replicas'] === undefined) values['operator.replicas'] = 1;
  // who renders the chart again and again would get other certificates each time
  if (installer.isBlind && given['hubble.enabled'] !== false && given['hubble.tls.auto.method'] === undefined) values['hubble.tls.auto.method'] = 'cronJob';
  if (installer.isBlind && given['clustermesh.useAPIServer'] === true && given['clustermesh.apiserver.tls.auto.method'] === undefined) {
    values['clustermesh.apiserver.tls.auto.method'] = 'cronJob';
  }
  return values;
}

/** The chart wants one of its switches as a text. */
function asChartHasThem(values: CiliumValues): CiliumValues {
  return values.kubeProxyReplacement === undefined ? values : { ...values, kubeProxyReplacement: String(values.kubeProxyReplacement) };
}

function apiServerOf({ k8sServiceHost: host, k8sServicePort: port }: CiliumValues): { readonly host: string; readonly port: number } | undefined {
  return host === undefined || host === 'auto' ? undefined : { host: host as string, port: port as number };
}

interface Surroundings {
  readonly installer: CiliumInstallerPlan;
  readonly nodes: number | undefined;
  readonly minor: number;
  readonly chartVersion: string;
}

function report(p: PropsReader<CiliumProps>, effective: CiliumValues, ipam: CiliumIpamPlan, { installer, nodes, minor, chartVersion }: Surroundings): void {
  for (const { prop, ...finding } of ciliumFindings(effective)) p.problem(prop as 'routing', finding);
  if (minor === 19 && effective.underlayProtocol === 'auto') {
    p.problem('routing', { what: `underlayProtocol "auto" is unknown to Cilium ${chartVersion}`, instead: 'write "ipv4" or "ipv6"', code: 'ChartVersionUnsupported' });
  }
  if (installer.isBlind && effective.k8sServiceHost === 'auto') {
    p.problem('k8sServiceHost', {
      what: '"auto" is looked up in the cluster, and Argo CD renders the chart without a look into it', instead: 'write the name or address of the API server', code: 'MutuallyExclusive',
    });
  }
  const podMtu = podMtuOf(effective, minor);
  if (effective['ipv6.enabled'] === true && podMtu < IPV6_LEAST_MTU) {
    const least = IPV6_LEAST_MTU + overheadOf(effective, minor);
    p.problem('mtu', { what: `pods would get an MTU of ${podMtu}, and IPv6 needs ${IPV6_LEAST_MTU}`, instead: `raise it to ${least}, or leave ipv6 out`, code: 'MtuTooSmall' });
  }
  if (nodes !== undefined) reportNodes(p, effective, ipam, nodes);
}

/** Two ways to write one setting, which has no property: traffic reaches the proxy by rules of iptables. */
function reportIptables(p: PropsReader<CiliumProps>, effective: CiliumValues, overrides: Readonly<Record<string, any>>): void {
  if (effective.l7Proxy !== true) return;
  const ways = [
    ['values.installIptablesRules', overrides?.installIptablesRules],
    ['extraConfig.install-iptables-rules', (effective.extraConfig as Readonly<Record<string, unknown>> | undefined)?.['install-iptables-rules']],
  ] as const;
  for (const [prop] of ways.filter(([, value]) => String(value) === 'false')) {
    p.problem(prop as 'values', { what: 'is off, and the L7 proxy gets its traffic by these rules', instead: 'leave it out, or write l7Proxy: false', code: 'FeatureMissing' });
  }
}

function reportNodes(p: PropsReader<CiliumProps>, effective: CiliumValues, ipam: CiliumIpamPlan, nodes: number): void {
  if (encryptionOf(effective) === 'ipsec' && nodes > MOST_NODES_OF_IPSEC) {
    p.problem('encryption', { what: `IPsec tells at most ${MOST_NODES_OF_IPSEC} nodes apart, and there are ${nodes}`, instead: 'write CiliumEncryption.wireguard()', code: 'NumberOutOfRange' });
  }
  const replicas = effective['operator.replicas'];
  if (typeof replicas === 'number' && replicas > nodes) {
    p.problem('operatorReplicas', { what: `${replicas} pods must be on different nodes, and there are ${nodes}`, instead: `write ${nodes}, or leave it out`, code: 'ReplicasExceedNodes' });
  }
  for (const { cidrs, maskSize, from } of ipam.parts ?? []) {
    if (effective[`${familyOf(cidrs[0])}.enabled`] !== true) continue;
    const parts = cidrs.reduce((sum, cidr) => sum + 2 ** (maskSize - prefixOf(cidr)), 0);
    if (parts < nodes) {
      p.problem('ipam', {
        what: `${cidrs.map(quote).join(' and ')} in parts of /${maskSize} is enough for ${parts} nodes, and there are ${nodes}`, instead: `write a larger network or smaller parts in ${from}`, code: 'PodCidrTooSmall',
      });
    }
  }
}

/** True when a routed network does not hold all pods of its family. */
export function isRoutedPartly(routed: unknown, podCidrs: readonly string[]): boolean {
  return typeof routed === 'string' && routed !== '' && podCidrs.some((pods) => familyOf(pods) === familyOf(routed) && !contains(routed, pods));
}
