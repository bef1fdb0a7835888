import { DEFAULT_NODE_PORT_RANGE } from '../../core/service-exposure';
import { StartFacts } from './cluster-plan';

/** Commands, one to a line. */
export function shellBlock(...commands: readonly string[]): string {
  return `\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
}

/** A command with each of its flags on a line of its own. */
export function longCommand(command: string, flags: readonly string[]): string {
  return shellBlock([command, ...flags.map((flag) => `  ${flag}`)].join(' \\\n'));
}

/** The node ports of hook and deck; none where they have none. */
export function nodePortsOf({ exposure: { hook, deck } }: StartFacts): readonly number[] {
  return [hook, deck].flatMap(({ _plan: { nodePort } }) => nodePort ?? []);
}

/** The range of node ports, where it is another one than the API server's own. */
export function nodePortRangeOf({ exposure: { nodePortRange } }: StartFacts): string | undefined {
  return nodePortRange === DEFAULT_NODE_PORT_RANGE ? undefined : nodePortRange;
}

/** Flags of kube-controller-manager that divide the pods' networks among nodes. Source: its --help, at v1.37.1: with two families each has a flag. */
export function maskFlags({ network }: StartFacts): readonly { readonly name: string; readonly value: string }[] {
  const { podCidrs, nodeCidrMaskSize, nodeCidrMaskSizeIpv6 } = network;
  const isDual = podCidrs.length > 1;
  const [one, six] = isDual ? ['node-cidr-mask-size-ipv4', 'node-cidr-mask-size-ipv6'] : ['node-cidr-mask-size', 'node-cidr-mask-size'];
  const isSix = !isDual && podCidrs.some((cidr) => cidr.includes(':'));
  return [
    ...(nodeCidrMaskSize === undefined || isSix ? [] : [{ name: one, value: String(nodeCidrMaskSize) }]),
    ...(nodeCidrMaskSizeIpv6 === undefined || !(isDual || isSix) ? [] : [{ name: six, value: String(nodeCidrMaskSizeIpv6) }]),
  ];
}
