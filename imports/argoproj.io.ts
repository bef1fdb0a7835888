// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface Application {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Application';
  readonly spec: ApplicationSpec;
}

export interface ApplicationSpec {
  readonly destination: ApplicationSpecDestination;
  readonly project: string;
  readonly source?: ApplicationSpecSource;
  readonly syncPolicy?: ApplicationSpecSyncPolicy;
}

export interface ApplicationSpecDestination {
  readonly namespace?: string;
  readonly server?: string;
}

export interface ApplicationSpecSource {
  readonly chart?: string;
  readonly helm?: ApplicationSpecSourceHelm;
  readonly repoURL: string;
  readonly targetRevision?: string;
}

export interface ApplicationSpecSyncPolicy {
  readonly automated?: ApplicationSpecSyncPolicyAutomated;
  readonly syncOptions?: string[];
}

export interface ApplicationSpecSourceHelm {
  readonly releaseName?: string;
  readonly valuesObject?: any;
}

export interface ApplicationSpecSyncPolicyAutomated {
  readonly prune?: boolean;
  readonly selfHeal?: boolean;
}
