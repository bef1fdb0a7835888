import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { list, record } from '../../core/values';
import { MetalLbAdvertisementProps } from './metal-lb-advertisement-props';
import { matching } from './pool-objects';

/** What an announcement of pools says, of whatever kind. */
export function advertisement<P extends MetalLbAdvertisementProps, Rest extends object>(p: PropsReader<P>, rest: Rest) {
  const nodes = matching(p.optional('nodeLabels', record(labelValue, qualifiedName)));
  return {
    name: p.optional('name', dnsSubdomain, 'prow'),
    namespace: p.optional('namespace', dnsLabel, 'metallb-system'),
    spec: { ipAddressPools: p.optional('pools', list(dnsSubdomain, 1), ['prow']), nodeSelectors: nodes && [nodes], ...rest },
  };
}
