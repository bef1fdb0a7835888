// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface ClientSettingsPolicy {
  readonly apiVersion: 'gateway.nginx.org/v1alpha1';
  readonly kind: 'ClientSettingsPolicy';
  readonly spec: ClientSettingsPolicySpec;
}

export interface ClientSettingsPolicySpec {
  readonly body?: ClientSettingsPolicySpecBody;
  readonly targetRef: ClientSettingsPolicySpecTargetRef;
}

export interface ClientSettingsPolicySpecBody {
  readonly maxSize?: string;
  readonly timeout?: string;
}

export interface ClientSettingsPolicySpecTargetRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}
