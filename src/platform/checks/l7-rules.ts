import { RenderedObject } from '../../writer/rendered-object';
import { elements } from './pod-template';

const DIRECTIONS = ['ingress', 'egress'] as const;
const PROTOCOLS = ['http', 'kafka', 'dns', 'l7'];

/**
 * What a policy says about the inside of packets: `http`, `kafka`, `dns`, `l7`, and `toFQDNs`, for which DNS is read.
 *
 * Source: cilium.io/v2 CiliumNetworkPolicy; projectcalico.org/v3 NetworkPolicy, whose rules have `http` themselves.
 */
export function l7RulesOf({ json }: RenderedObject): readonly string[] {
  const specs = [json.spec, ...elements(json.specs)].filter((spec) => typeof spec === 'object' && spec !== null);
  const rules = specs.flatMap((spec) => DIRECTIONS.flatMap((direction) => elements(spec[direction])));
  const found = rules.flatMap((rule) => [
    ...elements(rule.toPorts).flatMap(({ rules: inside }) => PROTOCOLS.filter((protocol) => inside?.[protocol] !== undefined)),
    ...['http', 'toFQDNs'].filter((field) => rule[field] !== undefined),
  ]);
  return [...new Set(found)];
}
