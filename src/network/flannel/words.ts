import { image } from '../../core/names';
import { isIpAddress } from '../../core/net';
import { Finding } from '../../core/problem';
import { also, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { interfaceExpression } from '../../schema/interface-expression';

/** The first versions that are there are of 0.26; older ones are at Docker Hub alone. Source: flannel-io/flannel#2161. */
const FIRST_MINOR = 26;

/** An image of flanneld; of those that its own project publishes, one that is there. */
export const flannelImage = also(image, (value) => {
  const [, minor] = /^ghcr\.io\/flannel-io\/flannel:v0\.(\d+)\./.exec(value) ?? [];
  return minor === undefined || Number(minor) >= FIRST_MINOR ? undefined : {
    what: `${quote(value)} was never there: ghcr.io has Flannel from v0.${FIRST_MINOR} on`,
    instead: `write ${quote(value.replace('ghcr.io/flannel-io', 'docker.io/flannel'))}`,
    code: 'ImageNotPublished',
  };
});

/** What a version of Flannel's image can do. */
export interface FlannelFeatures {
  /** The program that writes the CNI configuration in one step, so that no runtime reads half of it. */
  readonly installConf: boolean;
  /** The port at which flanneld says that it lives and works. */
  readonly healthz: boolean;
}

/** An image whose tag is no version is taken for a new one. Source: flannel v0.28.5, v0.28.6 and v0.28.9, `Documentation/kube-flannel.yml`. */
export function flannelFeatures(flanneld: string): FlannelFeatures {
  const [, major, minor, patch] = /:v?(\d+)\.(\d+)\.(\d+)[^/:@]*(@|$)/.exec(flanneld) ?? [];
  const number = major === undefined ? Infinity : (Number(major) * 1000 + Number(minor)) * 1000 + Number(patch);
  return { installConf: number >= 28_006, healthz: number >= 28_009 };
}

/** Linux' own rule (`dev_valid_name`): at most 15 characters, without white space, slash and colon. */
const NAME = /^[^\s/:]{1,15}$/;

const loopback = (name: string): Finding => (
  { what: `${quote(name)} leads to the node itself, and to no other`, instead: 'name the interface between the nodes, like "eth1"', code: 'InterfaceInvalid' });

const isLoopback = (value: string): boolean => value === 'lo' || value === '::1' || (isIpAddress(value) && value.startsWith('127.'));

export const interfaceOrAddress = also(text, (value) => (isLoopback(value) ? loopback(value) : NAME.test(value) || isIpAddress(value) ? undefined : {
  what: `${quote(value)} is neither the name of an interface nor an IP address`, instead: 'write one like "eth1" or "192.168.1.10"', code: 'InterfaceInvalid',
}));

/** The name of an interface alone. */
export const interfaceName = also(text, (value) => (isLoopback(value) ? loopback(value) : NAME.test(value) ? undefined
  : { what: `${quote(value)} is not the name of an interface`, instead: 'write one like "eth1"', code: 'InterfaceInvalid' }));

/** A regular expression for names or addresses of interfaces. */
export const interfacePattern = also(interfaceExpression, (value) => (value !== '' ? undefined
  : { what: '"" matches nothing in particular', instead: 'write a regular expression like "^eth[1-9]$"', code: 'InterfaceInvalid' }));

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const ANNOTATION_PREFIX = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})+(/[a-z0-9][a-z0-9_-]{0,39})?$`);

export const annotationPrefix: Rule<string> = (value, report) => {
  if (typeof value === 'string' && ANNOTATION_PREFIX.test(value)) return value;
  return report({
    what: `${quote(value)} cannot begin the key of an annotation`,
    instead: 'write "example.com" or "example.com/name"',
    code: 'QualifiedNameInvalid',
  });
};

/** As strongSwan writes algorithms, joined by hyphens. */
export const espProposal = also(text, (value) => (/^[a-z0-9_]+(-[a-z0-9_]+){1,5}$/.test(value) ? undefined
  : { what: `${quote(value)} is not a list of algorithms`, instead: 'write one like "aes128gcm16-sha256-prfsha256-ecp256"', code: 'EspProposalInvalid' }));
