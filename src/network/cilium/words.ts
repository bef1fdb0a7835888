import { dnsLabel } from '../../core/names';
import { httpUrl, isIpAddress } from '../../core/net';
import { also, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { nodePortRange } from '../../core/service-exposure';
import { nodesApiServer } from '../words';

/** Linux' own rule for names of interfaces, less what Cilium's list of devices divides by. */
const DEVICE = /^!?[^\s/:,!+]{1,15}\+?$/;

/** An interface of `devices`, also with Cilium's signs for many and for none. */
export const device: Rule<string> = also(text, (name) => (DEVICE.test(name) ? undefined
  : { what: `${quote(name)} is not the name of an interface`, instead: 'write one like "eth0", "eth+" or "!eth1"', code: 'InterfaceInvalid' }));

/** The same for a single one. */
export const deviceName: Rule<string> = also(text, (name) => (/^[^\s/:,!+]{1,15}$/.test(name) ? undefined
  : { what: `${quote(name)} is not the name of an interface`, instead: 'write one like "eth0"', code: 'InterfaceInvalid' }));

/** Where the API server answers. */
export const apiServerHost: Rule<string> = (value, report) => (value === 'auto' ? 'auto' : nodesApiServer(value, report));

/** An address and a port, where something listens. */
export const bindAddress: Rule<string> = (value, report) => {
  const [, host = '', digits] = /^\[?([0-9a-fA-F.:]+?)\]?:(\d{1,5})$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (typeof value === 'string' && isIpAddress(host) && Number(digits) >= 1 && Number(digits) <= 65535) return value;
  return report({ what: `${quote(value)} is not an address with a port`, instead: 'write "0.0.0.0:10256", or "[::]:10256" for IPv6', code: 'AddressInvalid' });
};

/** A range of node ports, as Cilium writes it: with a comma. */
export const nodePortPair: Rule<string> = (value, report) => nodePortRange(value, report).replace('-', ',');

/** The ports that a tunnel's packets are sent from. */
export const sourcePortRange: Rule<string> = (value, report) => {
  if (typeof value === 'string') {
    const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(value) ?? [];
    if (Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= 65535) return value;
  }
  return report({ what: `${quote(value)} is not a range of ports`, instead: 'write one like "40000-50000"', code: 'PortRangeInvalid' });
};

/** The longest name of a cluster. Source: cilium 1.20.0, chart `cilium`, templates/validate.yaml. */
const LONGEST_CLUSTER_NAME = 32;

/** What a cluster is called in a mesh. */
export const clusterName: Rule<string> = also(dnsLabel, (name) => (name.length <= LONGEST_CLUSTER_NAME ? undefined
  : { what: `${quote(name)} has ${name.length} characters`, instead: `shorten it to ${LONGEST_CLUSTER_NAME}`, code: 'NameTooLong' }));

/** How many clusters a mesh may have. */
export const clusterCount: Rule<number> = (value, report) => {
  if (value === 255 || value === 511) return value;
  return report({ what: `${quote(value)} is neither 255 nor 511`, instead: 'pick one of them', code: 'ClusterCountInvalid' });
};

/** The name of a metric of Hubble, and its options behind a colon. */
export const metric: Rule<string> = also(text, (name) => (/^[a-zA-Z][a-zA-Z0-9_-]*(:[^\s]+)?$/.test(name) ? undefined
  : {
    what: `${quote(name)} is not a metric of Hubble`,
    instead: 'write one like "drop", "dns:query" or "httpV2:exemplars=true"', code: 'HubbleMetricInvalid',
  }));

export const DEFAULT_VERSION = '1.20.2';

/** A version of the chart, which is Cilium's own. */
export const chartVersion: Rule<string> = (value, report) => {
  if (typeof value === 'string' && /^1\.(19|20)\.\d+$/.test(value)) return value;
  const bare = typeof value === 'string' && /^v1\.(19|20)\.\d+$/.test(value) ? value.slice(1) : DEFAULT_VERSION;
  return report({ what: `${quote(value)} is not a version of Cilium 1.19 or 1.20`, instead: `write ${quote(bare)}`, code: 'ChartVersionUnsupported' });
};

/** The version that a cluster began with. */
export const firstVersion: Rule<string> = (value, report) => {
  if (typeof value === 'string' && /^1\.\d{1,2}$/.test(value)) return value;
  return report({ what: `${quote(value)} is not the version that a cluster began with`, instead: 'write one like "1.18"', code: 'ChartVersionUnsupported' });
};

/** Where a chart comes from. A registry's address is read by the rules of any other URL. */
export const chartRepository: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !value.startsWith('oci://')) return httpUrl(value, report);
  httpUrl(value.replace('oci://', 'https://'), report);
  return value;
};
