import { goDuration } from '../../core/amounts';
import { cidrOf } from '../../core/net';
import { secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { boolean } from '../../core/values';
import { CiliumIpsecOptions, CiliumWireguardOptions } from './cilium-encryption-options';
import { CiliumValues } from './cilium-values';
import { readFields } from './fields';

/** What encrypts packets between pods of different nodes. WireGuard and IPsec exclude each other. */
export class CiliumEncryption {
  /**
   * WireGuard, with keys that nodes make and exchange themselves, over UDP 51871. Linux 5.6 or later.
   * Values `encryption.enabled` and `encryption.type`. Errors: those of the options, all together.
   */
  static wireguard(options: CiliumWireguardOptions = {}): CiliumEncryption {
    return readOldProps<CiliumWireguardOptions, CiliumEncryption>(Where.call('CiliumEncryption.wireguard'), options, (p) => {
      const egress = readFields(p, [
        ['strictEgressCidr', 'encryption.strictMode.egress.cidr', cidrOf('ipv4')],
        ['strictEgressAllowRemoteNodeIdentities', 'encryption.strictMode.egress.allowRemoteNodeIdentities', boolean],
      ]);
      const isStrict = p.given('strictEgressCidr');
      if (!isStrict && p.given('strictEgressAllowRemoteNodeIdentities')) {
        p.problem('strictEgressAllowRemoteNodeIdentities', { what: 'changes a strictness that is off', instead: 'add strictEgressCidr, or leave it out', code: 'FeatureMissing' });
      }
      return new CiliumEncryption({
        'encryption.enabled': true,
        'encryption.type': 'wireguard',
        ...readFields(p, [
          ['nodeEncryption', 'encryption.nodeEncryption', boolean],
          ['persistentKeepalive', 'encryption.wireguard.persistentKeepalive', goDuration],
        ]),
        ...(isStrict ? { 'encryption.strictMode.egress.enabled': true } : {}),
        ...egress,
        ...readFields(p, [['strictIngress', 'encryption.strictMode.ingress.enabled', boolean]]),
      });
    });
  }

  /**
   * IPsec, with a key from a Secret that you make and rotate. The kernel's XFRM does the work, over ESP.
   * Values `encryption.enabled` and `encryption.type`. Errors: those of the options, all together.
   */
  static ipsec(options: CiliumIpsecOptions = {}): CiliumEncryption {
    return readOldProps<CiliumIpsecOptions, CiliumEncryption>(Where.call('CiliumEncryption.ipsec'), options, (p) => new CiliumEncryption({
      'encryption.enabled': true,
      'encryption.type': 'ipsec',
      'encryption.ipsec.secretName': p.optional('keySecretName', secretName, 'cilium-ipsec-keys'),
      ...readFields(p, [
        ['keyWatcher', 'encryption.ipsec.keyWatcher', boolean],
        ['keyRotationDuration', 'encryption.ipsec.keyRotationDuration', goDuration],
      ]),
    }));
  }

  /** Nothing is encrypted: what Cilium does when nothing is said. Value `encryption.enabled`. */
  static none(): CiliumEncryption {
    return new CiliumEncryption({ 'encryption.enabled': false });
  }

  private constructor(
    /** @internal */
    readonly _values: CiliumValues,
  ) {}
}
