import { contains, isIpAddress } from '../../core/net';
import { quote } from '../../core/quote';
import { empty, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** Who reaches what. Source: pkg/apis/networking/validation at v1.37.1. */
const HIDDEN = ['//', '/./', '/../', '%2f', '%2F'];

const ingressPath: ObjectRule = ({ path, pathType }) => {
  if (pathType === 'ImplementationSpecific') return undefined;
  if (empty(path)) return missing('path', `which ${pathType} needs`);
  for (const part of HIDDEN) {
    if (path.includes(part)) return refuse('path', `${quote(path)} has ${quote(part)}`, 'write the path as it is asked for', 'PatternMismatch');
  }
  return /\/\.\.?$/.test(path) ? refuse('path', `${quote(path)} ends with dots`, 'write the path as it is asked for', 'PatternMismatch') : undefined;
};

const CLASS = 'kubernetes.io/ingress.class';

const ingress: ObjectRule = ({ metadata, spec }) => {
  const [old, name] = [metadata?.annotations?.[CLASS], spec?.ingressClassName];
  return is(old) && is(name) && old !== name
    ? refuse('spec.ingressClassName', `${quote(name)} is not ${quote(old)}, which the annotation ${quote(CLASS)} says`,
      'remove the annotation', 'MutuallyExclusive') : undefined;
};

const ipBlock: ObjectRule = ({ cidr, except }) => {
  const i = (except as readonly string[] | null | undefined)?.findIndex((inner) => empty(inner) || !contains(cidr, inner) || contains(inner, cidr)) ?? -1;
  return i === -1 ? undefined : refuse(`except[${i}]`, `${quote(except[i])} is not inside ${quote(cidr)}`, 'name a part of it', 'CidrInvalid');
};

const peer: ObjectRule = ({ ipBlock: block, podSelector, namespaceSelector }) => {
  return is(block) && (is(podSelector) || is(namespaceSelector)) ? needless('ipBlock', 'beside podSelector or namespaceSelector') : undefined;
};

const policyPort: ObjectRule = ({ port, endPort }) => {
  if (empty(endPort)) return undefined;
  if (typeof port !== 'number') return needless('endPort', 'without a port that is a number');
  return endPort >= port ? undefined : refuse('endPort', `${endPort} is less than port, ${port}`, 'raise it', 'NumberOutOfRange');
};

const endpoints: ObjectRule = ({ addressType, endpoints: all }) => {
  if (addressType === 'FQDN') return undefined;
  for (let i = 0; i < (all?.length ?? 0); i++) {
    const addresses: readonly string[] = all[i].addresses;
    for (let j = 0; j < addresses.length; j++) {
      if (isIpAddress(addresses[j]) && addresses[j].includes(':') === (addressType === 'IPv6')) continue;
      return refuse(`endpoints[${i}].addresses[${j}]`, `${quote(addresses[j])} is not an address of ${addressType}`, 'write one', 'IpAddressInvalid');
    }
  }
  return undefined;
};

export const TRAFFIC_RULES: Readonly<Record<string, ObjectRule>> = { ingressPath, ingress, ipBlock, peer, policyPort, endpoints };
