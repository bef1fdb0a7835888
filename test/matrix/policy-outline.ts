/** What a policy lets through, a line for each rule. */
export function policyOutline({ apiVersion, spec }: any): readonly string[] {
  if (apiVersion.startsWith('cilium.io/')) {return [`pods ${labels(spec.endpointSelector)}`, ...rules(spec.ingress, (one) => ciliumRule(one, 'from')),
    ...rules(spec.egress, (one) => ciliumRule(one, 'to'))];}
  if (apiVersion.startsWith('projectcalico.org/')) {return [`pods ${spec.selector}, order ${spec.order}`,
    ...rules(spec.ingress, (one) => `in  ${calicoRule(one)}`), ...rules(spec.egress, (one) => `out ${calicoRule(one)}`)];}
  return [`pods ${labels(spec.podSelector)}`, ...rules(spec.ingress, (one) => `from ${peers(one.from)}${ports(one.ports)}`),
    ...rules(spec.egress, (one) => `to ${peers(one.to)}${ports(one.ports)}`)];
}

function rules(all: any[] | undefined, line: (rule: any) => string): readonly string[] {
  return (all ?? []).map(line);
}

function labels(selector: any): string {
  const all = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return all.length === 0 ? 'all' : all.join(',');
}

function peers(all: any[] | undefined): string {
  return (all ?? []).map(({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock) return `${ipBlock.cidr}${ipBlock.except ? ` but ${ipBlock.except.join(' ')}` : ''}`;
    return `${namespaceSelector?.matchLabels['kubernetes.io/metadata.name']}/${labels(podSelector)}`;
  }).join(', ') || 'anybody';
}

function ports(all: any[] | undefined): string {
  return all ? ` at ${all.map(({ protocol = 'TCP', port }) => `${protocol} ${port}`).join(', ')}` : '';
}

function ciliumRule(rule: any, side: 'from' | 'to'): string {
  const at = (rule.toPorts ?? []).map((one: any) => `${ports(one.ports)}${one.rules ? ` ${flow(one.rules)}` : ''}`).join('');
  const whom = [
    ...(rule[`${side}Endpoints`] ?? []).map(labels),
    ...(rule[`${side}Entities`] ?? []),
    ...(rule[`${side}CIDRSet`] ?? []).map(({ cidr, except }: any) => `${cidr}${except ? ` but ${except.join(' ')}` : ''}`),
    ...(rule[`${side}CIDR`] ?? []),
    ...(rule.toFQDNs ?? []).map(({ matchName, matchPattern }: any) => matchName ?? matchPattern),
  ];
  return `${side} ${whom.join(', ') || 'nobody'}${at}`;
}

function calicoRule({ action, protocol, source = {}, destination = {} }: any): string {
  const end = ({ nets, notNets, selector, namespaceSelector, ports: at }: any): string => [
    ...(nets ? [nets.join(' ')] : []), ...(notNets ? [`but ${notNets.join(' ')}`] : []), ...(selector ? [selector] : []),
    ...(namespaceSelector ? [`in ${namespaceSelector}`] : []), ...(at ? [`at ${at.join(',')}`] : []),
  ].join(' ');
  return [action, protocol, end(source) && `from ${end(source)}`, end(destination) && `to ${end(destination)}`].filter(Boolean).join(' ').replace('to at', 'at');
}

function flow(value: unknown): string {
  return JSON.stringify(value).replace(/"/g, '');
}
