import { PropsReader } from '../../core/props-reader';
import { boolean, integer, oneOf } from '../../core/values';
import { KERNEL, kernelVersion } from '../kernel-version';
import { CniNeeds } from './cni-needs';

/** The needs with every default filled in. */
export interface NeedsModel {
  /** Undefined where nobody said. */
  readonly nodes: number | undefined;
  readonly policy: 'none' | 'L3L4' | 'L7';
  readonly encryption: boolean;
  readonly observability: boolean;
  readonly clusters: number;
  readonly multiCloud: boolean;
  /** As it was written; undefined where nobody said. */
  readonly kernel: string | undefined;
  readonly sameLayer2: boolean;
  readonly bgpRouters: boolean;
  readonly loadBalancer: boolean;
  readonly kubeProxyReplacement: boolean;
  readonly dualStack: boolean;
  readonly windows: boolean;
  readonly priority: 'general' | 'performance' | 'smallFootprint';
  readonly distribution: 'kubeadm' | 'k3s' | 'rke2' | 'microk8s';
  readonly existingFlannel: boolean;
}

export function readNeeds(p: PropsReader<CniNeeds>): NeedsModel {
  return {
    nodes: p.optional('nodes', integer(1, 100_000)),
    policy: p.optional('policy', oneOf('none', 'L3L4', 'L7'), 'none'),
    encryption: p.optional('encryption', boolean, false),
    observability: p.optional('observability', boolean, false),
    clusters: p.optional('clusters', integer(1, 511), 1),
    multiCloud: p.optional('multiCloud', boolean, false),
    kernel: p.optional('kernel', kernelVersion),
    sameLayer2: p.optional('sameLayer2', boolean, false),
    bgpRouters: p.optional('bgpRouters', boolean, false),
    loadBalancer: p.optional('loadBalancer', boolean, false),
    kubeProxyReplacement: p.optional('kubeProxyReplacement', boolean, false),
    dualStack: p.optional('dualStack', boolean, false),
    windows: p.optional('windows', boolean, false),
    priority: p.optional('priority', oneOf('general', 'performance', 'smallFootprint'), 'general'),
    distribution: p.optional('distribution', oneOf('kubeadm', 'k3s', 'rke2', 'microk8s'), 'kubeadm'),
    existingFlannel: p.optional('existingFlannel', boolean, false),
  };
}

/** True when the nodes' kernel is known to be older. */
export function isOlderThan({ kernel }: NeedsModel, major: number, minor: number): boolean {
  const [, ownMajor, ownMinor] = KERNEL.exec(kernel ?? '') ?? [];
  return ownMajor !== undefined && (Number(ownMajor) < major || (Number(ownMajor) === major && Number(ownMinor) < minor));
}

/** What Calico from v3.29 needs, and Cilium from 1.18. Sources: their lists of requirements. */
export function isKernelOld(needs: NeedsModel): boolean {
  return isOlderThan(needs, 5, 10);
}

/** The first kernel of RHEL 8.10, into which Red Hat has carried what Cilium needs. */
const RHEL_8_10 = 553;

/** The same for Cilium, which takes RHEL 8.10 too. Source: cilium 1.20, Documentation/operations/system_requirements.rst. */
export function isOldForCilium(needs: NeedsModel): boolean {
  const [, build] = /^4\.18\.0-(\d+)\..*el8/.exec(needs.kernel ?? '') ?? [];
  return isKernelOld(needs) && !(Number(build) >= RHEL_8_10);
}

/** True when something is asked for that only Cilium does, of what is offered here. */
export function asksForMuch({ policy, observability, clusters, kubeProxyReplacement }: NeedsModel): boolean {
  return policy === 'L7' || observability || clusters > 1 || kubeProxyReplacement;
}
