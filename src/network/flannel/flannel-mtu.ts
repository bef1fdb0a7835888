import { PropsReader } from '../../core/props-reader';
import { ETHERNET_MTU, IPV6_LEAST_MTU } from '../interface-mtu';
import { FlannelBackendProps } from './flannel-backend-props';
import { FlannelModePlan } from './flannel-mode-plan';

export interface FlannelMtu {
  /** `Backend.MTU`, where flanneld would not find the right one itself. */
  readonly backendMtu?: number;
  /** MTU of a pod's interface. */
  readonly podMtu: number;
}

/** flanneld takes the overhead over IPv4 off for both families, so over IPv6 its packets outgrow the interface unless it is told a smaller one. */
export function flannelMtu(p: PropsReader<FlannelBackendProps>, mode: FlannelModePlan, nodeMtu: number | undefined, dualStack: boolean): FlannelMtu {
  const uncounted = dualStack ? mode.ipv6Overhead - mode.overhead : 0;
  const largest = (nodeMtu ?? ETHERNET_MTU) - uncounted;
  const outer = mode.mtu ?? largest;
  const podMtu = outer - mode.overhead;
  if (nodeMtu !== undefined && outer > largest) {
    p.problem('backend', {
      what: `its mtu ${outer} does not fit nodeMtu ${nodeMtu}${uncounted > 0 ? ` over IPv6, which costs ${uncounted} bytes more` : ''}`,
      instead: `write mtu: ${largest}, or leave it out`,
      code: 'MtuTooLarge',
    });
  }
  if (dualStack && podMtu < IPV6_LEAST_MTU) {
    const least = IPV6_LEAST_MTU + mode.overhead;
    p.problem('ipv6Network', {
      what: `pods would get an MTU of ${podMtu}, and IPv6 needs ${IPV6_LEAST_MTU}`,
      instead: mode.mtu === undefined ? `raise nodeMtu to ${least + uncounted}, or leave ipv6Network out` : `raise the backend's mtu to ${least}, or leave ipv6Network out`,
      code: 'MtuTooSmall',
    });
  }
  return { backendMtu: mode.mtu ?? (uncounted > 0 ? largest : undefined), podMtu };
}
