import { Yaml } from 'cdk8s';
import { merged } from '../../core/merge';
import { familyOf } from '../../core/net';
import { Where } from '../../core/problem';
import { ciliumValueFindings, knowsCiliumChart } from '../../schema/cilium-values';
import { quote } from '../../core/quote';
import { Fields, optional, Props, readProps, Rule, ValuesOf } from '../../core/props';
import { instanceOf, integer } from '../../core/values';
import { NodesOfCluster } from '../cni-plan';
import { ciliumBgp, CiliumBgpOptions } from './bgp/cilium-bgp-options';
import { bgpFindings } from './bgp/cilium-bgp-plan';
import { inEffect } from './chart-defaults';
import { chartOverrides, sorted } from './chart-overrides';
import { ciliumFindings, meshPeerFindings } from './cilium-findings';
import { CiliumIpam } from './cilium-ipam';
import { podMtuOf } from './cilium-network';
import { CILIUM, CiliumOptions, settingsOf } from './cilium-options';
import { CiliumTlsMethod } from './cilium-tls';
import { chartValues, CiliumValues, known } from './cilium-values';
import { hostNetworkFindings, hostNetworkValues } from './host-network';
import { installFindings, strictEgressFindings } from './install-findings';
import { CiliumInstaller } from './install/cilium-installer';
import { CiliumInstallerPlan } from './install/cilium-release';
import { sealedNodeValues } from './sealed-nodes';
import { chartRepository, chartVersion, DEFAULT_VERSION, firstVersion } from './words';

/** Properties of `Cilium` and options of `Cni.cilium`. */
export interface CiliumProps extends CiliumOptions {
  /**
   * Version of Cilium and of its chart, 1.19 or 1.20. Required with `CiliumInstaller.rke2()`, as the version that RKE2 brings.
   * Errors: `ChartVersionUnsupported`, `PropMissing`.
   * @default 1.20.2
   */
  readonly version?: string;

  /**
   * Who renders the chart. Error: `WrongType`.
   * @default - CiliumInstaller.valuesFile(), which leaves it to you
   */
  readonly installer?: CiliumInstaller;

  /**
   * Where the chart comes from: the URL of a Helm repository with a chart `cilium`, or that of the chart in a registry of images, such as
   * `oci://quay.io/cilium/charts/cilium`. Errors: `PropWithoutEffect`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default https://helm.cilium.io
   */
  readonly repository?: string;

  /**
   * How many nodes the cluster has, or will have. Networks of pods are checked against it, and with one node the operator has one pod, as it
   * has where `cluster` or `clusterNetwork` says so. Does not end up in the output.
   * Errors: `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`, `ReplicasExceedNodes`.
   * @default - not known
   */
  readonly nodes?: number;

  /**
   * Whom Cilium talks BGP to, and what it announces; turns `bgpControlPlane` on. `Cni.cilium` emits the objects after Cilium runs; the construct
   * `Cilium` leaves them to `CiliumBgpClusterConfig`, `CiliumBgpPeerConfig` and `CiliumBgpAdvertisement` in a later chart.
   * Errors: `FeatureMissing`, `MutuallyExclusive`, `PropWithoutEffect`.
   * @default - nobody, or objects of yours where bgpControlPlane is on
   */
  readonly bgp?: CiliumBgpOptions;

  /**
   * The version that the cluster was first installed with, like `1.18`, so that an upgrade keeps its defaults. Value `upgradeCompatibility`.
   * Error: `ChartVersionUnsupported`.
   * @default - the defaults of `version`
   */
  readonly upgradeCompatibility?: string;

  /**
   * Further values of the chart, merged into those that follow from the properties. What a property sets is refused
   * (`TypedSettingOverridden`), because ports, MTU and what else follows from it would be wrong; so is what looks like a secret
   * (`SecretValueInOutput`), and what the chart of `version` does not read (`UnknownProp`) or has as another type (`WrongType`); of a newer
   * chart than 1.19.6 and 1.20.2 that is a warning. Errors: those of plain data.
   * @default - none
   */
  readonly values?: { [key: string]: any };
}

const madeInstaller = instanceOf(CiliumInstaller, 'CiliumInstaller.valuesFile(), job(), k3s(), rke2(), flux() or argoCd()');

const installer: Rule<CiliumInstallerPlan> = (value, report) => madeInstaller(value, report)._plan;

const INSTALL = {
  ...CILIUM,
  version: optional(chartVersion, DEFAULT_VERSION),
  installer: optional(installer, CiliumInstaller.valuesFile()._plan),
  repository: optional(chartRepository, 'https://helm.cilium.io'),
  nodes: optional(integer(1, 100_000)),
  bgp: optional(ciliumBgp),
  upgradeCompatibility: optional(firstVersion),
  values: optional(chartOverrides, {}),
} satisfies Fields<CiliumProps>;

/** An install with every default filled in. */
export type CiliumSettings = ReturnType<typeof settle>;

export function readCilium(where: Where, props: CiliumProps): CiliumSettings {
  return readProps(where, props, INSTALL, settle);
}

function settle(read: ValuesOf<typeof INSTALL>, p: Props<keyof typeof INSTALL>) {
  const { version, installer: by, repository, nodes, bgp, upgradeCompatibility, values: overrides, ...options } = read;
  const { given, peers, ipam = by.bundle?.ipam ?? CiliumIpam.clusterPool()._plan } = settingsOf(options);
  const all: CiliumValues = {
    ...ipam.values, ...by.bundle?.values, ...(bgp === undefined ? {} : { 'bgpControlPlane.enabled': true }), ...given, ...derived(given, by, nodes),
  };
  const effective = inEffect(all);
  const minor = Number(version.split('.')[1]);
  const podCidrs = ipam.podCidrs.filter((one) => effective[`${familyOf(one)}.enabled`]);
  reportBundle(p, by);
  const rights = hostNetworkValues(effective, overrides, upgradeCompatibility);
  const findings = [
    ...ciliumFindings(effective),
    ...installFindings({ inEffect: effective, ipam, installer: by, version, minor, nodes }),
    ...(bgp === undefined ? [] : bgpFindings(bgp, effective, merged(rights, overrides))),
    ...strictEgressFindings(effective, podCidrs),
    ...meshPeerFindings(effective['cluster.id'], podCidrs, peers),
    ...hostNetworkFindings(effective, overrides, upgradeCompatibility),
  ];
  for (const { prop, ...finding } of findings) p.problem(prop, finding);
  const odd = ciliumValueFindings(overrides, version).map(({ path, finding }) => ({ prop: path.reduce(pathTo, 'values') as `values.${string}`, finding }));
  const isKnown = by.bundle === undefined && knowsCiliumChart(version);
  if (isKnown) for (const { prop, finding } of odd) p.problem(prop, finding);
  const since = upgradeCompatibility === undefined ? {} : { upgradeCompatibility };
  const releaseOf = (some: CiliumValues, isSealed = false) => {
    const around = isSealed ? merged(rights, sealedNodeValues(rights)) : rights;
    const values: Readonly<Record<string, any>> = sorted(merged(merged({ ...chartValues(asChartHasThem(some)), ...since }, around), overrides));
    return { version, repository, values, valuesYaml: Yaml.stringify(values), apiServer: apiServerOf(some) };
  };
  const isAsked = nodes === undefined && given['operator.replicas'] === undefined;
  const suited = ({ count, areSealed }: NodesOfCluster) => {
    const some: CiliumValues = isAsked && count === 1 ? { ...all, ...derived(given, by, 1) } : all;
    return { release: releaseOf(some, areSealed), given: some, inEffect: inEffect(some) };
  };
  return {
    release: releaseOf(all),
    /** The same on nodes of which something is known. */
    suited,
    installer: by,
    /** How many nodes there are; absent where nobody said. */
    nodes,
    /** What was set, and what follows from it. */
    given: all,
    /** The same over what Cilium does by itself. */
    inEffect: effective,
    ipam,
    /** Whom it talks BGP to; absent where nobody said. */
    bgp,
    /** Networks that pods get addresses from, of the families that are on. */
    podCidrs,
    podMtu: podMtuOf(effective, minor),
    /** Values that the chart may not read; of a chart that nobody knows here they are not refused. */
    valueWarnings: isKnown ? [] : odd.map(({ prop, finding }) => `Cni.cilium({ ${prop} }): ${finding.what}, as far as is known: a chart of this `
      + 'version was not looked at.'),
    /** The second number of the version. */
    minor,
  };
}

/** The path of a value in the values, one key longer. */
export function pathTo(path: string, key: string): string {
  if (/^\[\d+\]$/.test(key)) return path + key;
  return /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}[${quote(key)}]`;
}

/** Ports, MTUs and defaults follow from the version, and nobody but its user knows which one a cluster brings. */
function reportBundle(p: Props<'version' | 'repository'>, { bundle }: CiliumInstallerPlan): void {
  if (bundle === undefined) return;
  const { by } = bundle;
  if (!p.given('version')) {
    p.problem('version', {
      what: `is missing, and ${by} brings a Cilium of its own`,
      instead: 'write the version that it brings', code: 'PropMissing',
    });
  }
  if (p.given('repository')) {
    p.problem('repository', {
      what: `is not asked: ${by} brings a chart of its own`,
      instead: 'leave it out', code: 'PropWithoutEffect',
    });
  }
}

const DEFAULT_API_SERVER_PORT = 6443;

/** What follows from properties and is no default of Cilium's. */
function derived(given: CiliumValues, { isBlind }: CiliumInstallerPlan, nodes: number | undefined): CiliumValues {
  const hasHost = given.k8sServiceHost !== undefined && given.k8sServiceHost !== 'auto';
  // who renders the chart again and again would get other certificates each time
  const [hubbleTls, meshTls] = [isBlind && given['hubble.enabled'] !== false, isBlind && given['clustermesh.useAPIServer'] === true];
  return known({
    'k8sServicePort': given.k8sServicePort ?? (hasHost ? DEFAULT_API_SERVER_PORT : undefined),
    'operator.replicas': given['operator.replicas'] ?? (nodes === 1 ? 1 : undefined),
    'hubble.tls.auto.method': given['hubble.tls.auto.method'] ?? (hubbleTls ? CiliumTlsMethod.CRON_JOB : undefined),
    'clustermesh.apiserver.tls.auto.method': given['clustermesh.apiserver.tls.auto.method'] ?? (meshTls ? CiliumTlsMethod.CRON_JOB : undefined),
  });
}

/** The chart wants one of its switches as a text. */
function asChartHasThem(values: CiliumValues): Readonly<Record<string, unknown>> {
  return values.kubeProxyReplacement === undefined ? values : { ...values, kubeProxyReplacement: String(values.kubeProxyReplacement) };
}

function apiServerOf({ k8sServiceHost: host, k8sServicePort: port }: CiliumValues): { readonly host: string; readonly port: number } | undefined {
  return host === undefined || host === 'auto' || port === undefined ? undefined : { host, port };
}
