import { IPv4, IPv6 } from 'ipaddr.js';

/**
 * Where a translator answers for IPv4 networks to those who have IPv6 addresses alone: the prefix that everybody knows, with the IPv4 address behind it.
 *
 * Source: RFC 6052, section 2.1; docs.aws.amazon.com, vpc/latest/userguide/nat-gateway-nat64-dns64.html.
 */
export const NAT64 = '64:ff9b::/96';

/** An IPv4 network, as it is behind that prefix: `169.254.169.254/32` is `64:ff9b::a9fe:a9fe/128`. */
export function behindNat64(network: string): string {
  const [address, bits] = IPv4.parseCIDR(network);
  const [prefix, before] = IPv6.parseCIDR(NAT64);
  return `${new IPv6([...prefix.toByteArray().slice(0, before / 8), ...address.toByteArray()]).toString()}/${before + bits}`;
}
