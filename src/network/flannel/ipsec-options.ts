/**
 * Options of `FlannelMode.ipsec`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/ipsec`.
 */
export interface IpsecOptions {
  /**
   * Name of a Secret in Flannel's namespace with a key that all nodes share, at least 96 letters, digits, `+`, `/`, `=`, `_` or `-`. An init
   * container puts it into a copy of net-conf.json that stays in the node's memory. Error: `SecretNameInvalid`.
   * @default flannel-ipsec-psk
   */
  readonly pskSecretName?: string;

  /**
   * The key in that Secret. Error: `DataKeyInvalid`.
   * @default psk
   */
  readonly pskSecretKey?: string;

  /**
   * Whether packets are wrapped in UDP once more, for firewalls and NAT that know no IPsec; costs 8 bytes. `Backend.UDPEncap` in net-conf.json.
   * Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly udpEncap?: boolean;

  /**
   * Algorithms, as strongSwan writes them. `Backend.ESPProposal` in net-conf.json. Errors: `EspProposalInvalid`, `ForbiddenCharacter`.
   * @default - aes128gcm16-sha256-prfsha256-ecp256, by Flannel
   */
  readonly espProposal?: string;
}
