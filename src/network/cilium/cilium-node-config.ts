import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumNodeConfig as CiliumNodeConfigObject } from '../../../imports/cilium.io';
import { customObject } from '../../core/manifest';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { oldShape, PropsReader, readOldProps } from '../../core/props-reader';
import { list, oneOf, record } from '../../core/values';
import { CiliumNodeConfigProps, CiliumNodeExpression } from './cilium-node-config-props';
import { CiliumSettings } from './cilium-settings';
import { readConfigData } from './config-settings';

const WITH_VALUES = ['In', 'NotIn'];

/** One condition on labels. */
export const expression = oldShape((p: PropsReader<CiliumNodeExpression>) => {
  const operator = p.required('operator', oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'));
  const values = p.optional('values', list(labelValue, 1)) as string[] | undefined;
  if (WITH_VALUES.includes(operator) && !p.given('values')) p.problem('values', { what: `is missing, and operator is "${operator}"`, instead: 'give at least one', code: 'PropMissing' });
  if (!WITH_VALUES.includes(operator) && p.given('values')) {
    p.problem('values', { what: 'is only compared by operators In and NotIn', instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  return { key: p.required('key', qualifiedName), operator, values };
});

/**
 * One CiliumNodeConfig, and nothing else: settings of Cilium that are different on some nodes. It needs the CRDs that Cilium's operator makes
 * when it starts, so it belongs into a chart that is applied later. Agents read it at their start. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumnodeconfigs.cilium.io`, version v2.
 */
export class CiliumNodeConfig extends Construct {
  /** The object. */
  readonly nodeConfig: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumNodeConfigProps) {
    super(scope, id);
    const body = readOldProps(Where.construct(this.node.path), props, (p: PropsReader<CiliumNodeConfigProps>) => ({
      metadata: { name: p.required('name', dnsSubdomain), namespace: p.optional('namespace', dnsLabel, 'kube-system') },
      spec: {
        nodeSelector: { matchLabels: p.optional('matchLabels', record(labelValue, qualifiedName)), matchExpressions: p.optional('matchExpressions', list(expression)) },
        defaults: p.nested('settings', oldShape<CiliumSettings, Readonly<Record<string, string>>>(readConfigData)),
      },
    }));
    this.nodeConfig = customObject<CiliumNodeConfigObject>(this, 'Resource', { apiVersion: 'cilium.io/v2', kind: 'CiliumNodeConfig', ...body });
  }
}
