import { IPv4 } from 'ipaddr.js';
import { hostOrAddress, isIpAddress } from '../core/net';
import { NodeTraffic } from '../core/network-plan';
import { also, Rule } from '../core/props';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';
import { integer } from '../core/values';
import { ContainerResources } from '../core/workload-options';

/** One IPv4 address. */
export const ipv4Address: Rule<string> = (value, report) => {
  if (typeof value === 'string' && IPv4.isValidFourPartDecimal(value)) return value;
  return report({ what: `${quote(value)} is not an IPv4 address`, instead: 'write one like "192.168.1.10"', code: 'IpAddressInvalid' });
};

/** One IPv4 or IPv6 address. */
export const ipAddress: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isIpAddress(value)) return value;
  return report({ what: `${quote(value)} is not an IP address`, instead: 'write one like "192.168.1.10"', code: 'IpAddressInvalid' });
};

/** Where something listens that a node reaches before Services work: not a name of theirs. */
export const nodesApiServer: Rule<string> = also(hostOrAddress, (host) => (/^kubernetes(\.default)?$|\.svc(\.|$)/.test(host)
  ? {
    what: `${quote(host)} is a Service, and Services work only after the API server was reached`,
    instead: 'write the name or address of the API server itself, as "kubectl cluster-info" shows it',
    code: 'ApiServerIsService',
  } : undefined));

/** The MTU that an interface gets when nobody says anything, in bytes. */
export const ETHERNET_MTU = 1500;

/** The least MTU that IPv6 allows (RFC 8200 §5), in bytes. */
export const IPV6_LEAST_MTU = 1280;

/** The MTU of an interface, in bytes: at least what every IPv4 host takes (RFC 791), at most what an IP packet can say. */
export const interfaceMtu = integer(576, 65535);

/** As `uname -r` says it. */
export const KERNEL = /^(\d{1,2})\.(\d{1,3})([.+-][\w.+~-]*)?$/;

/** The version of a Linux kernel. */
export const kernelVersion: Rule<string> = (value, report) => {
  const said = typeof value === 'string' ? text(value, report) : '';
  if (KERNEL.test(said)) return said;
  return report({
    what: `${quote(value)} is not the version of a Linux kernel`,
    instead: 'write it as uname -r does, like "5.15" or "5.15.0-113-generic"', code: 'KernelVersionInvalid',
  });
};

/** True when both are versions, and the first is the older one. */
export function isOlderKernel(version: string, minimum: string): boolean {
  const [, major, minor] = KERNEL.exec(version) ?? [];
  const [, leastMajor, leastMinor] = KERNEL.exec(minimum) ?? [];
  if (major === undefined || leastMajor === undefined) return false;
  return major === leastMajor ? Number(minor) < Number(leastMinor) : Number(major) < Number(leastMajor);
}

/** What the containers of a pod ask for, as `CniCapabilities.requestsPerNode` has it. */
export function requestsPerNode(containers: Readonly<Record<string, ContainerResources>>): string {
  const asking = Object.entries(containers).flatMap(([name, { requests = {} }]) => {
    const amounts = Object.entries(requests).map(([resource, amount]) => `${resource} ${amount}`);
    return amounts.length === 0 ? [] : [`${name} ${amounts.join(', ')}`];
  });
  return asking.join('; ') || 'none';
}

/** As people who write firewall rules call it: `UDP 8472`, `ICMP`, `IP protocol 4`. */
export function trafficName({ protocol, port }: NodeTraffic): string {
  if (port !== undefined) return `${protocol} ${port}`;
  return /^\d+$/.test(protocol) ? `IP protocol ${protocol}` : protocol;
}
