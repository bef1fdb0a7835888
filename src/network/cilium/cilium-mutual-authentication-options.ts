import { dnsLabel, dnsSubdomain } from '../../core/names';
import { hostName } from '../../core/net';
import { Fields, optional, Rule } from '../../core/props';
import { boolean } from '../../core/values';
import { CiliumValues, group, placed } from './cilium-values';

/**
 * Policies may ask that both ends of a connection prove who they are, by SPIFFE identities of a SPIRE server. Beta: the plan warns of it.
 * It authenticates and does not encrypt: add `encryption`. Only with the chart, which installs SPIRE.
 */
export interface CiliumMutualAuthenticationOptions {
  /**
   * Whether it is on. Values `authentication.enabled` and `authentication.mutual.spire.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Namespace that SPIRE is installed in. Value `authentication.mutual.spire.install.namespace`. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default - cilium-spire, by Cilium
   */
  readonly spireNamespace?: string;

  /**
   * Name of the trust domain. Value `authentication.mutual.spire.trustDomain`. Error: `HostNotDnsName`.
   * @default - spiffe.cilium, by Cilium
   */
  readonly trustDomain?: string;

  /**
   * Whether SPIRE keeps its data in a PersistentVolumeClaim; without, identities are made anew when its pod restarts.
   * Value `authentication.mutual.spire.install.server.dataStorage.enabled`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly dataStorage?: boolean;

  /**
   * StorageClass of that claim. Value `authentication.mutual.spire.install.server.dataStorage.storageClass`.
   * Errors: `NameNotDnsSubdomain`, `NameTooLong`.
   * @default - the cluster's default
   */
  readonly storageClass?: string;
}

/** One switch of ours is two of the chart's. */
const isOn: Rule<CiliumValues> = (value, report) => {
  const on = optional(boolean, true)(value, report);
  return { 'authentication.enabled': on, 'authentication.mutual.spire.enabled': on };
};

export const mutualAuthentication = group({
  enabled: isOn,
  spireNamespace: placed('authentication.mutual.spire.install.namespace', dnsLabel),
  trustDomain: placed('authentication.mutual.spire.trustDomain', hostName),
  dataStorage: placed('authentication.mutual.spire.install.server.dataStorage.enabled', boolean),
  storageClass: placed('authentication.mutual.spire.install.server.dataStorage.storageClass', dnsSubdomain),
} satisfies Fields<CiliumMutualAuthenticationOptions>);
