/** Options of `CalicoFlavour.manifest`. */
export interface CalicoManifestOptions {
  /**
   * How many pods of Typha stand between the API server and Calico's nodes; 0 for none. `spec.replicas` of the Deployment `calico-typha`.
   * 0 to 100. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - none for 50 nodes or fewer; above, one for each 200 and at least 3
   */
  readonly typhaReplicas?: number;
}
