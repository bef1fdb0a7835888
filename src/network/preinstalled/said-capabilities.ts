import { Rule } from '../../core/props';
import { oldShape, passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, oneOf } from '../../core/values';
import { CniCapabilities } from '../cni-capabilities';

const kernelVersion: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^\d+\.\d+(\.\d+)?$/.test(value)) {
    report({ what: `${quote(value)} is not the version of a kernel`, instead: 'write one like "5.10"', code: 'NotAllowedValue' });
  }
  return value as string;
};

/** Capabilities that somebody says a CNI has; what is left out stays out. */
export const cniCapabilities: Rule<CniCapabilities> = oldShape<CniCapabilities, CniCapabilities>((p) => {
  const said: CniCapabilities = {
    enforcesNetworkPolicy: p.optional('enforcesNetworkPolicy', boolean),
    l7Policy: p.optional('l7Policy', boolean),
    encryption: p.optional('encryption', text),
    encapsulation: p.optional('encapsulation', text),
    overheadBytes: p.optional('overheadBytes', integer(0, 200)),
    ipv6OverheadBytes: p.optional('ipv6OverheadBytes', integer(0, 200)),
    dualStack: p.optional('dualStack', boolean),
    needsLayer2: p.optional('needsLayer2', boolean),
    observability: p.optional('observability', text),
    loadBalancer: p.optional('loadBalancer', text),
    kubeProxyReplacement: p.optional('kubeProxyReplacement', boolean),
    multiCluster: p.optional('multiCluster', boolean),
    kernelMinimum: p.optional('kernelMinimum', kernelVersion),
    scale: p.optional('scale', text),
    lifecycle: p.optional('lifecycle', oneOf('active', 'experimental', 'unmaintained')),
    maintainedBy: p.optional('maintainedBy', text),
    enterpriseSupport: p.optional('enterpriseSupport', text),
    setupEffort: p.optional('setupEffort', oneOf('none', 'low', 'medium', 'high')),
    requestsPerNode: p.optional('requestsPerNode', text),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
});
