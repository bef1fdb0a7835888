/** Pods of a GitHub Enterprise server in the same cluster. */
export interface GitHubPodsOptions {
  /**
   * Their namespace. Errors: `NameNotDnsLabel`, `PropMissing` where the host does not tell it.
   * @default - that of the Service in `host`: `github` of `ghe.github.svc`
   */
  readonly namespace?: string;

  /**
   * Their labels. In the namespace of Prow or of its jobs they have to be said (`CloneShutOff`). Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all pods of the namespace
   */
  readonly labels?: { [label: string]: string };

  /**
   * The port at which they listen to HTTPS themselves, behind their Service. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - the port of the API's address, 443
   */
  readonly port?: number;
}
