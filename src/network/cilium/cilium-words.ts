import { dnsLabel } from '../../core/names';
import { hostOrAddress } from '../../core/net';
import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { nodePortRange } from '../../core/service-exposure';

/** Linux' own rule for names of interfaces, less what Cilium's list of devices divides by. */
const DEVICE = /^!?[^\s/:,!+]{1,15}\+?$/;

/** An interface of `devices`, also with Cilium's signs for many and for none. */
export const device: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !DEVICE.test(value)) {
    report({ what: `${quote(value)} is not the name of an interface`, instead: 'write one like "eth0", "eth+" or "!eth1"', code: 'InterfaceInvalid' });
  }
  return value as string;
};

/** The same for a single one. */
export const deviceName: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[^\s/:,!+]{1,15}$/.test(value)) {
    report({ what: `${quote(value)} is not the name of an interface`, instead: 'write one like "eth0"', code: 'InterfaceInvalid' });
  }
  return value as string;
};

/** Where the API server answers. */
export const apiServerHost: Rule<string> = (value, report) => (value === 'auto' ? 'auto' : hostOrAddress(value, report));

/** A range of node ports, as Cilium writes it: with a comma. */
export const nodePortPair: Rule<string> = (value, report) => nodePortRange(value, report).replace('-', ',');

/** The longest name of a cluster. Source: cilium 1.20.0, chart `cilium`, templates/validate.yaml. */
const LONGEST_CLUSTER_NAME = 32;

export const clusterName: Rule<string> = (value, report) => {
  if (passes(dnsLabel, value, report) && value.length > LONGEST_CLUSTER_NAME) {
    report({ what: `${quote(value)} has ${value.length} characters`, instead: `shorten it to ${LONGEST_CLUSTER_NAME}`, code: 'NameTooLong' });
  }
  return value as string;
};
