/** An object that exists without being emitted. */
export interface ExternalObject {
  readonly namespace: string;
  readonly name: string;
}

/** A Secret or ConfigMap that exists without being emitted. */
export interface ExternalData extends ExternalObject {
  /** Its keys; left out when they are not known, and any key will do. */
  readonly keys?: readonly string[];
}

/**
 * Everything that an app refers to and does not emit. With it the world is closed: a reference to something that is neither emitted nor
 * listed here is wrong. Without it nobody knows what else there is in the cluster, and such a reference passes.
 */
export interface ExternalObjects {
  readonly claims?: readonly ExternalObject[];
  readonly clusterRoles?: readonly string[];
  readonly configMaps?: readonly ExternalData[];
  readonly namespaces?: readonly string[];
  readonly secrets?: readonly ExternalData[];
  readonly serviceAccounts?: readonly ExternalObject[];
}
