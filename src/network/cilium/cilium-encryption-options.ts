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
   * Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`.
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
