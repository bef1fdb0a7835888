import { NodeTraffic } from '../core/network-plan';

/** As people who write firewall rules call it: `UDP 8472`, `ICMP`, `IP protocol 4`. */
export function trafficName({ protocol, port }: NodeTraffic): string {
  if (port !== undefined) return `${protocol} ${port}`;
  return /^\d+$/.test(protocol) ? `IP protocol ${protocol}` : protocol;
}
