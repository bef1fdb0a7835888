import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { also, optional, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { integer, record } from '../../core/values';

export const LARGEST_32_BIT = 4294967295;
const LARGEST_16_BIT = 65535;

/** The number of an autonomous system. */
export const asn = integer(1, LARGEST_32_BIT);

/** A standard community in two numbers, or a large one in three. Source: metallb v0.16.2, internal/bgp/community/community.go. */
export const bgpCommunity: Rule<string> = (value, report) => {
  const numbers = (text: string): number[] => text.split(':').map((part) => (/^\d{1,10}$/.test(part) ? Number(part) : NaN));
  const all = (parts: number[], count: number, largest: number): boolean => parts.length === count && parts.every((part) => part <= largest);
  const legal = (text: string): boolean => (text.startsWith('large:')
    ? all(numbers(text.slice('large:'.length)), 3, LARGEST_32_BIT) : all(numbers(text), 2, LARGEST_16_BIT));
  if (typeof value === 'string' && legal(value)) return value;
  return report({ what: `${quote(value)} is not a BGP community`, instead: 'write one like "64500:100" or "large:64500:1:2"', code: 'BgpCommunityInvalid' });
};

/** The name of one interface of a node, as Linux has it: whoever is told it compares the whole. */
export const interfaceName: Rule<string> = also(text, (name) => (/^[^\s/:*^$()[\]{}|\\?+,]{1,15}$/.test(name) ? undefined
  : { what: `${quote(name)} is not the name of an interface`, instead: 'write one in full, like "eth0"', code: 'InterfaceInvalid' }));

/** Labels by which nodes, Services or routers are found. */
export const matchedLabels = record(labelValue, qualifiedName);

/** Name of an object that belongs to the whole cluster, or to the namespace of what reads it. */
export const objectName = optional(dnsSubdomain, 'prow');

/** Where MetalLB reads its objects. */
export const metalLbNamespace = optional(dnsLabel, 'metallb-system');
