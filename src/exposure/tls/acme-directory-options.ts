/** Options of `AcmeDirectory.of`. */
export interface AcmeDirectoryOptions {
  /**
   * What the server is called; an issuer that nobody named has this name. Error: `NameNotDnsSubdomain`.
   * @default acme
   */
  readonly name?: string;

  /**
   * Certificates in PEM, as text, with which cert-manager checks the server's own certificate: for a server whose authority is not one of
   * those that every system knows. They are no secret; a private key among them is refused. `spec.acme.caBundle`. Error: `CaBundleInvalid`.
   * @default - the authorities that cert-manager's image knows
   */
  readonly caBundle?: string;
}
