import { Fields, optional, Rule, shape } from '../../core/props';
import { list } from '../../core/values';
import { ipAddress } from '../words';
import { interfaceOrAddress, interfacePattern } from './words';

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
   * Errors: `ForbiddenCharacter`, `InterfaceInvalid`, `RegexpInvalid`, `WrongType`.
   * @default - none is matched
   */
  readonly ifaceRegex?: string[];

  /**
   * An IP address; the interface over which a node would send to it is taken. Flag `--iface-can-reach`. Error: `IpAddressInvalid`.
   * @default - no address is tried
   */
  readonly ifaceCanReach?: string;
}

const FIELDS = {
  iface: optional(list(interfaceOrAddress), []),
  ifaceRegex: optional(list(interfacePattern), []),
  ifaceCanReach: optional(ipAddress),
} satisfies Fields<FlannelInterfaces>;

/** The flags of flanneld that say it. */
export const interfaceFlags: Rule<readonly string[]> = shape(FIELDS, ({ iface, ifaceRegex, ifaceCanReach }) => [
  ...iface.map((name) => `--iface=${name}`),
  ...ifaceRegex.map((expression) => `--iface-regex=${expression}`),
  ...(ifaceCanReach === undefined ? [] : [`--iface-can-reach=${ifaceCanReach}`]),
]);
