import { familyOf, overlap } from '../../core/net';
import { quote } from '../../core/quote';
import { partsFindings } from '../node-networks';
import { IPV6_LEAST_MTU } from '../words';
import { CiliumInEffect } from './chart-defaults';
import { CiliumFinding } from './cilium-findings';
import { encryptionOf, overheadOf, podMtuOf } from './cilium-network';
import { CiliumOptions } from './cilium-options';
import { CiliumIpamPlan } from './cilium-pools';
import { CiliumUnderlayProtocol } from './cilium-routing';
import { CiliumInstallerPlan } from './install/cilium-release';

type InstallFinding = CiliumFinding<keyof CiliumOptions | 'values'>;

/** An install, as far as something in it may not fit to the rest. */
interface Install {
  readonly inEffect: CiliumInEffect;
  readonly ipam: CiliumIpamPlan;
  readonly installer: CiliumInstallerPlan;
  readonly version: string;
  /** The second number of the version. */
  readonly minor: number;
  readonly nodes?: number;
}

/** Source: cilium 1.20, Documentation/security/network/encryption-ipsec.rst, Limitations. */
const MOST_NODES_OF_IPSEC = 65535;

/** What does not fit to who installs it, to its version, or to the size of the cluster. */
export function installFindings(install: Install): readonly InstallFinding[] {
  const { inEffect, installer, version, minor, nodes } = install;
  const findings: InstallFinding[] = [];
  if (minor === 19 && inEffect.underlayProtocol === CiliumUnderlayProtocol.AUTO) {
    findings.push({
      prop: 'routing', what: `underlayProtocol "auto" is unknown to Cilium ${version}`, instead: 'write "ipv4" or "ipv6"',
      code: 'ChartVersionUnsupported',
    });
  }
  if (installer.isBlind && inEffect.k8sServiceHost === 'auto') {
    findings.push({
      prop: 'k8sServiceHost', what: '"auto" is looked up in the cluster, and Argo CD renders the chart without a look into it',
      instead: 'write the name or address of the API server', code: 'MutuallyExclusive',
    });
  }
  const podMtu = podMtuOf(inEffect, minor);
  if (inEffect['ipv6.enabled'] && podMtu < IPV6_LEAST_MTU) {
    const least = IPV6_LEAST_MTU + overheadOf(inEffect, minor);
    findings.push({
      prop: 'mtu', what: `pods would get an MTU of ${podMtu}, and IPv6 needs ${IPV6_LEAST_MTU}`, instead: `raise it to ${least}, or leave ipv6 out`,
      code: 'MtuTooSmall',
    });
  }
  return [...findings, ...(nodes === undefined ? [] : nodeFindings(install, nodes)), ...iptablesFindings(install)];
}

function nodeFindings({ inEffect, ipam }: Install, nodes: number): readonly InstallFinding[] {
  const findings: InstallFinding[] = [];
  if (encryptionOf(inEffect) === 'ipsec' && nodes > MOST_NODES_OF_IPSEC) {
    findings.push({
      prop: 'encryption', what: `IPsec tells at most ${MOST_NODES_OF_IPSEC} nodes apart, and there are ${nodes}`,
      instead: 'write CiliumEncryption.wireguard()', code: 'NumberOutOfRange',
    });
  }
  const { 'operator.replicas': replicas = 0 } = inEffect;
  if (replicas > nodes) {
    findings.push({
      prop: 'operatorReplicas', what: `${replicas} pods must be on different nodes, and there are ${nodes}`, instead: `write ${nodes}, or `
        + 'leave it out', code: 'ReplicasExceedNodes',
    });
  }
  const divided = (ipam.parts ?? []).filter(({ cidrs }) => inEffect[`${familyOf(cidrs[0])}.enabled`]);
  return [...findings, ...partsFindings(divided, nodes).map((finding) => ({ ...finding, prop: 'ipam' as const }))];
}

/** A strictness that looks at other addresses than those of pods lets everything pass, and says so nowhere. */
export function strictEgressFindings({ 'encryption.strictMode.egress.cidr': strict }: CiliumInEffect, podCidrs: readonly string[]): readonly InstallFinding[] {
  const pods = podCidrs.filter((cidr) => familyOf(cidr) === 'ipv4');
  if (strict === undefined || pods.length === 0 || pods.some((cidr) => overlap(cidr, strict))) return [];
  return [{
    prop: 'encryption',
    what: `strictEgressCidr ${quote(strict)} holds no pod: they have addresses of ${pods.map(quote).join(' and ')}, and would leave a node unencrypted`,
    instead: `write strictEgressCidr: ${quote(pods[0])}`,
    code: 'PodCidrMismatch',
  }];
}

/** A setting that neither a property nor a value of the chart has: traffic reaches the proxy by rules of iptables. */
function iptablesFindings({ inEffect }: Install): readonly InstallFinding[] {
  if (!inEffect.l7Proxy || inEffect.extraConfig?.['install-iptables-rules'] !== 'false') return [];
  return [{
    prop: 'extraConfig.install-iptables-rules', what: 'is off, and the L7 proxy gets its traffic by these rules',
    instead: 'leave it out, or write l7Proxy: false', code: 'FeatureMissing',
  }];
}
