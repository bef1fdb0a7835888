import { isIpAddress } from '../../core/net';
import { quote } from '../../core/quote';
import { empty, FieldFinding, Fields, missing, needless, ObjectRule, refuse } from '../object-rule';

/** What Services say. Source: pkg/apis/core/validation/validation.go, ValidateService, and pkg/registry/core/service/storage/alloc.go, at v1.37.1. */
const OF_BALANCERS = ['loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'loadBalancerClass'];
/** What a name that stands for another one does not have. */
const OF_ADDRESSES = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];

const service: ObjectRule = (spec) => {
  const { clusterIP, clusterIPs, ports, externalName } = spec;
  const type = empty(spec.type) ? 'ClusterIP' : spec.type as string;
  if (type === 'ExternalName') return empty(externalName) ? missing('externalName', 'which ExternalName needs') : addressed(spec);
  const headless = clusterIP === 'None' || clusterIPs?.[0] === 'None';
  if (empty(ports)) return headless ? undefined : missing('ports', 'which a Service with an address needs');
  if (headless && type !== 'ClusterIP') return refuse('clusterIP', `is "None" beside ${type}`, 'leave it out', 'MutuallyExclusive');
  if (type !== 'LoadBalancer') for (const field of OF_BALANCERS) if (!empty(spec[field])) return needless(field, `beside ${type}`);
  const isOutside = type === 'LoadBalancer' || type === 'NodePort' || !empty(spec.externalIPs);
  if (!empty(spec.externalTrafficPolicy) && !isOutside) return needless('externalTrafficPolicy', `beside ${type}`);
  if ((spec.healthCheckNodePort || 0) !== 0 && (type !== 'LoadBalancer' || spec.externalTrafficPolicy !== 'Local')) {
    return needless('healthCheckNodePort', 'without type LoadBalancer and externalTrafficPolicy Local');
  }
  return addresses(spec) ?? servicePorts(ports, type === 'ClusterIP');
};

function addressed(spec: Fields): FieldFinding | undefined {
  for (const field of OF_ADDRESSES) if (!empty(spec[field])) return needless(field, 'beside ExternalName');
  return undefined;
}

function addresses({ clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy, externalIPs }: Fields): FieldFinding | undefined {
  if (!empty(clusterIP) && clusterIP !== 'None' && !isIpAddress(clusterIP)) {
    return refuse('clusterIP', `${quote(clusterIP)} is not an IP address`, 'leave it out, or write "None"', 'IpAddressInvalid');
  }
  if (!empty(clusterIPs)) {
    if (clusterIPs[0] !== clusterIP) {
      return refuse('clusterIPs[0]', `${quote(clusterIPs[0])} is not clusterIP`, 'write the same into both, or leave both out', 'NotAllowedValue');
    }
    if (clusterIPs.length > 1 && !empty(clusterIPs[1]) && clusterIPs[0].includes(':') === clusterIPs[1].includes(':')) {
      return refuse('clusterIPs[1]', `${quote(clusterIPs[1])} is of the family of [0]`, 'leave it out', 'ElementTwice');
    }
    for (let i = 0; i < clusterIPs.length; i++) {
      // the first one is clusterIP, which is read already
      if (i === 0 || isIpAddress(clusterIPs[i] ?? '')) continue;
      return refuse(`clusterIPs[${i}]`, `${quote(clusterIPs[i])} is not an IP address`, 'leave it out', 'IpAddressInvalid');
    }
  }
  if (ipFamilyPolicy === 'SingleStack' && (ipFamilies?.length > 1 || clusterIPs?.length > 1)) {
    return refuse('ipFamilyPolicy', 'is SingleStack beside two families', 'write PreferDualStack or RequireDualStack', 'MutuallyExclusive');
  }
  for (let i = 0; i < (externalIPs?.length ?? 0); i++) {
    if (NEAR.test(externalIPs[i])) {
      return refuse(`externalIPs[${i}]`, `${quote(externalIPs[i])} is no address that others reach`, 'write one that they do', 'AddressUnusable');
    }
  }
  return undefined;
}

/** Unspecified, loopback, link-local. */
const NEAR = /^(0\.0\.0\.0$|127\.|169\.254\.|224\.0\.0\.|::1?$|fe[89ab][0-9a-f]:|ff02:)/i;

function servicePorts(ports: readonly Fields[], isInside: boolean): FieldFinding | undefined {
  for (let i = 0; i < ports.length; i++) {
    const { name, port, protocol, nodePort } = ports[i];
    if (ports.length > 1 && empty(name)) return missing(`ports[${i}].name`, 'which each of several ports needs');
    const onNodes = !empty(nodePort) && nodePort !== 0;
    if (isInside && onNodes) return needless(`ports[${i}].nodePort`, 'beside ClusterIP');
    for (let first = 0; first < i; first++) {
      const other = ports[first];
      const isSame = (other.protocol || 'TCP') === (protocol || 'TCP');
      if (isSame && other.port === port) return refuse(`ports[${i}]`, `is the same port as [${first}]`, 'remove one of them', 'ElementTwice');
      // two protocols share one where they share the port too
      if (onNodes && other.nodePort === nodePort && (isSame || other.port !== port)) {
        return refuse(`ports[${i}].nodePort`, `${nodePort} is the node's port of [${first}] too`, 'pick another one', 'NodePortTaken');
      }
    }
  }
  return undefined;
}

export const SERVICE_RULES: Readonly<Record<string, ObjectRule>> = { service };
