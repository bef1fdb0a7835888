import { contains } from '../../core/net';
import { quote } from '../../core/quote';
import { empty, FieldFinding, Fields, is, missing, needless, refuse } from '../object-rule';

/** What Cilium refuses of a policy that its CRD takes; it then enforces none of it. Source: cilium v1.20.2 (and v1.19.6) pkg/policy/api/rule_validation.go. */
export function ciliumPolicy({ spec, specs }: Fields): readonly FieldFinding[] {
  return [...(is(spec) ? ofSpec('spec', spec) : []), ...list(specs).flatMap((one, i) => ofSpec(`specs[${i}]`, one))];
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map((one) => (one ?? {}) as Fields) : [];
}

const DIRECTIONS = ['ingress', 'ingressDeny', 'egress', 'egressDeny'];

function ofSpec(at: string, spec: Fields): readonly FieldFinding[] {
  return DIRECTIONS.flatMap((direction) => list(spec[direction])
    .flatMap((rule, i) => ofRule(`${at}.${direction}[${i}]`, rule, direction.startsWith('ingress'), is(spec.nodeSelector))));
}

function ofRule(at: string, rule: Fields, isIngress: boolean, isOfHost: boolean): readonly FieldFinding[] {
  const peers = Object.keys(rule).filter((field) => /^(from|to)(?!Ports$|Requires$)[A-Z]/.test(field) && list(rule[field]).length > 0);
  const sets = ['fromCIDRSet', 'toCIDRSet'].flatMap((field) => list(rule[field]).map((one, i) => [`${field}[${i}]`, one] as const));
  return [
    ...(peers.length > 1 ? [refuse(`${at}.${peers[1]}`, `stands beside ${peers[0]}, and Cilium takes no two of them in one rule`,
      'write a rule of its own for each', 'MutuallyExclusive')] : []),
    ...(list(rule.icmps).length > 0 && list(rule.toPorts).length > 0
      ? [refuse(`${at}.icmps`, 'stands beside toPorts', 'write a rule of its own', 'MutuallyExclusive')] : []),
    ...list(rule.toPorts).flatMap((one, i) => ofPorts(`${at}.toPorts[${i}]`, one, isIngress, isOfHost) ?? []),
    ...sets.flatMap(([place, one]) => exceptions(`${at}.${place}`, one) ?? []),
  ];
}

function ofPorts(at: string, { ports, rules, listener, serverNames, terminatingTLS }: Fields, isIngress: boolean, isOfHost: boolean): FieldFinding | undefined {
  if (isIngress && is(listener)) return needless(`${at}.listener`, 'in ingress');
  if (!is(rules)) return undefined;
  const [dns, http] = [list(rules.dns).length > 0, list(rules.http).length > 0];
  if (isIngress && dns) return needless(`${at}.rules.dns`, 'in ingress');
  if (isOfHost && http) return needless(`${at}.rules.http`, 'for nodes');
  const others = ['kafka', 'l7proto'].some((field) => !empty(rules[field]));
  if (!dns && !http && !others) return undefined;
  if (!empty(serverNames) && !is(terminatingTLS)) return needless(`${at}.serverNames`, 'beside rules, without terminatingTLS');
  if (is(listener)) return needless(`${at}.listener`, 'beside rules');
  if (dns && list(ports).length === 0) return missing(`${at}.ports`, 'which rules of DNS need, like 53');
  for (const [i, { port, protocol }] of list(ports).entries()) {
    if (!dns && protocol !== 'TCP') {
      const shown = empty(protocol) ? 'is missing, which means all protocols' : `is ${quote(protocol)}`;
      return refuse(`${at}.ports[${i}].protocol`, `${shown}, and rules are for TCP alone`, 'write "TCP"', 'NotAllowedValue');
    }
    if (/^0+$/.test(String(port ?? ''))) return refuse(`${at}.ports[${i}].port`, 'is 0 beside rules', 'name the port', 'NotAllowedValue');
  }
  return undefined;
}

function exceptions(at: string, { cidr, except }: Fields): FieldFinding | undefined {
  if (empty(cidr) || empty(except)) return undefined;
  const i = (except as readonly string[]).findIndex((inner) => !contains(cidr, inner));
  return i === -1 ? undefined : refuse(`${at}.except[${i}]`, `${quote(except[i])} is not inside ${quote(cidr)}`, 'name a part of it', 'CidrInvalid');
}
