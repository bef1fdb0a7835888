import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { list, record } from '../../core/values';
import { MetalLbAdvertisementProps } from './metal-lb-advertisement-props';
import { matching, PoolObject } from './pool-objects';

/** An announcement of pools, of the given kind. */
export function advertisement<P extends MetalLbAdvertisementProps>(p: PropsReader<P>, kind: string, rest: object): PoolObject {
  const nodes = matching(p.optional('nodeLabels', record(labelValue, qualifiedName)));
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind,
    name: p.optional('name', dnsSubdomain, 'prow'),
    namespace: p.optional('namespace', dnsLabel, 'metallb-system'),
    spec: { ipAddressPools: p.optional('pools', list(dnsSubdomain, 1), ['prow']), nodeSelectors: nodes && [nodes], ...rest },
  };
}
