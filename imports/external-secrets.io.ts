// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface ExternalSecret {
  readonly apiVersion: 'external-secrets.io/v1';
  readonly kind: 'ExternalSecret';
  readonly spec?: ExternalSecretSpec;
}

export interface ExternalSecretSpec {
  readonly data?: ExternalSecretSpecData[];
  readonly refreshInterval?: string;
  readonly secretStoreRef?: ExternalSecretSpecSecretStoreRef;
  readonly target?: ExternalSecretSpecTarget;
}

export interface ExternalSecretSpecData {
  readonly remoteRef: ExternalSecretSpecDataRemoteRef;
  readonly secretKey: string;
}

export interface ExternalSecretSpecSecretStoreRef {
  readonly kind?: ExternalSecretSpecSecretStoreRefKind;
  readonly name?: string;
}

export interface ExternalSecretSpecTarget {
  readonly creationPolicy?: ExternalSecretSpecTargetCreationPolicy;
  readonly name?: string;
}

export interface ExternalSecretSpecDataRemoteRef {
  readonly key: string;
  readonly property?: string;
}

export type ExternalSecretSpecSecretStoreRefKind = 'SecretStore' | 'ClusterSecretStore';

export type ExternalSecretSpecTargetCreationPolicy = 'Owner' | 'Orphan' | 'Merge' | 'None';
