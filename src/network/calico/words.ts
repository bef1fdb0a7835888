import { cidr, familyOf, overlap } from '../../core/net';
import { also, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { interfaceExpression } from '../../schema/interface-expression';

const LABEL = String.raw`[\w./-]+`;
const VALUE = String.raw`("[^"]*"|'[^']*')`;
const CONDITIONS = [
  String.raw`all\(\)`,
  String.raw`has\(${LABEL}\)`,
  String.raw`${LABEL}\s*(==|!=)\s*${VALUE}`,
  String.raw`${LABEL}\s+(not\s+)?in\s*\{[^{}]*\}`,
  String.raw`${LABEL}\s+(contains|starts\s+with|ends\s+with)\s*${VALUE}`,
];
const CONDITION = new RegExp(String.raw`^(!?\s*\(*\s*)*(${CONDITIONS.join('|')})(\s*\))*$`);

/** A selector over labels as Calico writes them, without `global()`, which only policies know. Source: Calico v3.32.1, `libcalico-go/lib/selector`. */
export const calicoSelector = also(text, (value) => {
  const conditions = value.split(/&&|\|\|/).map((condition) => condition.trim());
  const balanced = value.split('(').length === value.split(')').length;
  if (balanced && conditions.every((condition) => CONDITION.test(condition))) return undefined;
  const [, label, wanted] = /^([\w./-]+)=([\w.-]+)$/.exec(value) ?? [];
  return {
    what: `${quote(value)} is not a selector of Calico`,
    instead: label === undefined ? 'write one like "all()", "has(label)" or "label == \'value\'"' : `write ${quote(`${label} == '${wanted}'`)}`,
    code: 'SelectorInvalid',
  };
});

/** Regular expressions for the names of interfaces, as Go reads them, with commas between. */
export const interfacePattern: Rule<string> = (value, report) => {
  const pattern = interfaceText(value, report);
  for (const one of pattern.split(',')) interfaceExpression(one, report);
  return pattern;
};

const interfaceText = also(text, (value) => (/^[^\s=]+$/.test(value) ? undefined
  : { what: `${quote(value)} cannot match the name of an interface`, instead: 'write a regular expression like "eth.*"', code: 'InterfaceInvalid' }));

const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10'];

export const poolCidr = also(cidr, (value) => (!LINK_LOCAL.some((reserved) => overlap(reserved, value)) ? undefined : {
  what: `${quote(value)} is link-local, which no router forwards`,
  instead: `write one like ${familyOf(value) === 'ipv4' ? '"192.168.0.0/16"' : '"fd00:192:168::/56"'}`,
  code: 'CidrLinkLocal',
}));

/** What a node takes at once of a network. */
export const BLOCK_SIZES = { ipv4: { least: 20, most: 32, usual: 26 }, ipv6: { least: 116, most: 128, usual: 122 } } as const;

export function blockSizeOf(family: keyof typeof BLOCK_SIZES): Rule<number> {
  const { least, most, usual } = BLOCK_SIZES[family];
  return (value, report) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return report({
      what: `${quote(value)} is not an integer from ${least} to ${most}, as ${family === 'ipv4' ? 'IPv4' : 'IPv6'} needs`,
      instead: `leave it out to get ${usual}`,
      code: 'BlockSizeOutOfRange',
    });
  };
}

/** The fields that have a value; undefined where none has. */
export function written<T extends object>(fields: T): Partial<T> | undefined {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given) as Partial<T>;
}
