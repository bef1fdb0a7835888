/** Options of `CiliumInstaller.job`. */
export interface CiliumJobOptions {
  /**
   * An image with the command `helm` 3. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default docker.io/alpine/helm:3.19.0
   */
  readonly image?: string;
}

/** Options of `CiliumInstaller.flux`. */
export interface CiliumFluxOptions {
  /**
   * Namespace of Flux's own objects; Cilium itself is in kube-system. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default flux-system
   */
  readonly namespace?: string;

  /**
   * How often Flux compares. `spec.interval` of its objects. Error: `DurationInvalid`.
   * @default 1h
   */
  readonly interval?: string;
}

/** Options of `CiliumInstaller.argoCd`. */
export interface CiliumArgoCdOptions {
  /**
   * Namespace of Argo CD, which reads Applications there. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default argocd
   */
  readonly namespace?: string;

  /**
   * The project that the Application belongs to. `spec.project`. Errors: `NameNotDnsSubdomain`, `NameTooLong`.
   * @default default
   */
  readonly project?: string;

  /**
   * Whether Argo CD applies a change as soon as it sees one; it never removes anything by itself. `spec.syncPolicy.automated`. Error: `WrongType`.
   * @default true
   */
  readonly automated?: boolean;
}
