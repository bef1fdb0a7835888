import { goDuration } from '../../core/amounts';
import { secretName } from '../../core/names';
import { cidrOf } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, readProps } from '../../core/props';
import { boolean } from '../../core/values';
import { CiliumValues, placed, together } from './cilium-values';

/** Options of `CiliumEncryption.wireguard`. What is left out is left to Cilium. Source: cilium 1.20.0, chart `cilium`, values.yaml. */
export interface CiliumWireguardOptions {
  /**
   * Whether traffic of the nodes themselves is encrypted too, except from and to control-plane nodes. Beta: the plan warns of it.
   * Value `encryption.nodeEncryption`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly nodeEncryption?: boolean;

  /**
   * How often a node says that it is still there, for networks that forget silent connections: `25s`.
   * Value `encryption.wireguard.persistentKeepalive`. Error: `DurationInvalid`.
   * @default - 0s, which is never, by Cilium
   */
  readonly persistentKeepalive?: string;

  /**
   * The IPv4 network of pods within which nothing leaves a node unencrypted. Values `encryption.strictMode.egress.enabled` and `cidr`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`; `PodCidrMismatch`, when no pod is in it.
   * @default - what cannot be encrypted is sent as it is
   */
  readonly strictEgressCidr?: string;

  /**
   * Whether that strictness lets Cilium learn where other nodes' pods are; needed with a tunnel, or where pods and nodes share a network.
   * Only with `strictEgressCidr` (`FeatureMissing`). Value `encryption.strictMode.egress.allowRemoteNodeIdentities`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly strictEgressAllowRemoteNodeIdentities?: boolean;

  /**
   * Whether packets that arrive unencrypted from other nodes' pods are dropped. Value `encryption.strictMode.ingress.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly strictIngress?: boolean;
}

/** Options of `CiliumEncryption.ipsec`. Source: cilium 1.20.0, chart `cilium`, values.yaml, `encryption.ipsec`. */
export interface CiliumIpsecOptions {
  /**
   * Name of the Secret in kube-system whose key `keys` holds a line like `3+ rfc4106(gcm(aes)) <40 hexadecimal digits> 128`. It has to be
   * there before Cilium starts. Value `encryption.ipsec.secretName`. Error: `SecretNameInvalid`.
   * @default cilium-ipsec-keys
   */
  readonly keySecretName?: string;

  /**
   * Whether a changed key is taken without a restart. Value `encryption.ipsec.keyWatcher`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly keyWatcher?: boolean;

  /**
   * How long the former key is accepted. Value `encryption.ipsec.keyRotationDuration`. Error: `DurationInvalid`.
   * @default - 5m, by Cilium
   */
  readonly keyRotationDuration?: string;
}

const WIREGUARD = {
  nodeEncryption: placed('encryption.nodeEncryption', boolean),
  persistentKeepalive: placed('encryption.wireguard.persistentKeepalive', goDuration),
  strictEgressCidr: placed('encryption.strictMode.egress.cidr', cidrOf('ipv4')),
  strictEgressAllowRemoteNodeIdentities: placed('encryption.strictMode.egress.allowRemoteNodeIdentities', boolean),
  strictIngress: placed('encryption.strictMode.ingress.enabled', boolean),
} satisfies Fields<CiliumWireguardOptions>;

const IPSEC = {
  keySecretName: placed('encryption.ipsec.secretName', secretName, 'cilium-ipsec-keys'),
  keyWatcher: placed('encryption.ipsec.keyWatcher', boolean),
  keyRotationDuration: placed('encryption.ipsec.keyRotationDuration', goDuration),
} satisfies Fields<CiliumIpsecOptions>;

/** What encrypts packets between pods of different nodes. WireGuard and IPsec exclude each other. */
export class CiliumEncryption {
  /**
   * WireGuard, with keys that nodes make and exchange themselves, over UDP 51871. Linux 5.6 or later.
   * Values `encryption.enabled` and `encryption.type`. Errors: those of the options, all together.
   */
  static wireguard(options: CiliumWireguardOptions = {}): CiliumEncryption {
    return readProps(Where.call('CiliumEncryption.wireguard'), options, WIREGUARD, (read, p) => {
      const values = together(read);
      const isStrict = values['encryption.strictMode.egress.cidr'] !== undefined;
      if (!isStrict && values['encryption.strictMode.egress.allowRemoteNodeIdentities'] !== undefined) {
        p.problem('strictEgressAllowRemoteNodeIdentities', {
          what: 'changes a strictness that is off',
          instead: 'add strictEgressCidr, or leave it out', code: 'FeatureMissing',
        });
      }
      const strict: CiliumValues = isStrict ? { 'encryption.strictMode.egress.enabled': true } : {};
      return new CiliumEncryption({ 'encryption.enabled': true, 'encryption.type': 'wireguard', ...strict, ...values });
    });
  }

  /**
   * IPsec, with a key from a Secret that you make and rotate. The kernel's XFRM does the work, over ESP.
   * Values `encryption.enabled` and `encryption.type`. Errors: those of the options, all together.
   */
  static ipsec(options: CiliumIpsecOptions = {}): CiliumEncryption {
    const read = readProps(Where.call('CiliumEncryption.ipsec'), options, IPSEC);
    return new CiliumEncryption({ 'encryption.enabled': true, 'encryption.type': 'ipsec', ...together(read) });
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
