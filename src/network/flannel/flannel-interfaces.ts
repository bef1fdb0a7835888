import { isIpAddress } from '../../core/net';
import { Rule } from '../../core/props';
import { oldShape, passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list } from '../../core/values';
import { ipAddress } from '../ip-address';

/**
 * Which interface Flannel uses to reach other nodes, on nodes that have several. It tries every `iface`, then every `ifaceRegex`, then
 * `ifaceCanReach`, and takes the first that fits; where none fits it does not start.
 *
 * Source: flannel v0.28.9, `main.go`.
 */
export interface FlannelInterfaces {
  /**
   * Names or addresses of interfaces. One flag `--iface` each. Errors: `ForbiddenCharacter`, `InterfaceInvalid`, `WrongType`.
   * @default - none is named
   */
  readonly iface?: string[];

  /**
   * Regular expressions, in Go's syntax, for names or addresses of interfaces. One flag `--iface-regex` each.
   * Errors: `ForbiddenCharacter`, `InterfaceInvalid`, `WrongType`.
   * @default - none is matched
   */
  readonly ifaceRegex?: string[];

  /**
   * An IP address; the interface over which a node would send to it is taken. Flag `--iface-can-reach`. Error: `IpAddressInvalid`.
   * @default - no address is tried
   */
  readonly ifaceCanReach?: string;
}

/** Linux' own rule (`dev_valid_name`): at most 15 characters, without white space, slash and colon. */
const NAME = /^[^\s/:]{1,15}$/;

const nameOrAddress: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !NAME.test(value) && !isIpAddress(value)) {
    report({ what: `${quote(value)} is neither the name of an interface nor an IP address`, instead: 'write one like "eth1" or "192.168.1.10"', code: 'InterfaceInvalid' });
  }
  return value as string;
};

/** The name of an interface alone. */
export const interfaceName: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !NAME.test(value)) report({ what: `${quote(value)} is not the name of an interface`, instead: 'write one like "eth1"', code: 'InterfaceInvalid' });
  return value as string;
};

const pattern: Rule<string> = (value, report) => {
  if (passes(text, value, report) && value === '') {
    report({ what: '"" matches nothing in particular', instead: 'write a regular expression like "^eth[1-9]$"', code: 'InterfaceInvalid' });
  }
  return value as string;
};

export const interfaceFlags: Rule<readonly string[]> = oldShape<FlannelInterfaces, readonly string[]>((p) => {
  const iface = p.optional('iface', list(nameOrAddress), []);
  const ifaceRegex = p.optional('ifaceRegex', list(pattern), []);
  const ifaceCanReach = p.optional('ifaceCanReach', ipAddress);
  return [
    ...(iface ?? []).map((name) => `--iface=${name}`),
    ...(ifaceRegex ?? []).map((expression) => `--iface-regex=${expression}`),
    ...(ifaceCanReach === undefined ? [] : [`--iface-can-reach=${ifaceCanReach}`]),
  ];
});
