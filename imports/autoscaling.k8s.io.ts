// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface VerticalPodAutoscaler {
  readonly apiVersion: 'autoscaling.k8s.io/v1';
  readonly kind: 'VerticalPodAutoscaler';
  readonly spec: VerticalPodAutoscalerSpec;
}

export interface VerticalPodAutoscalerSpec {
  readonly resourcePolicy?: VerticalPodAutoscalerSpecResourcePolicy;
  readonly targetRef: VerticalPodAutoscalerSpecTargetRef;
  readonly updatePolicy?: VerticalPodAutoscalerSpecUpdatePolicy;
}

export interface VerticalPodAutoscalerSpecResourcePolicy {
  readonly containerPolicies?: VerticalPodAutoscalerSpecResourcePolicyContainerPolicies[];
}

export interface VerticalPodAutoscalerSpecTargetRef {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
}

export interface VerticalPodAutoscalerSpecUpdatePolicy {
  readonly minReplicas?: number;
  readonly updateMode?: VerticalPodAutoscalerSpecUpdatePolicyUpdateMode;
}

export interface VerticalPodAutoscalerSpecResourcePolicyContainerPolicies {
  readonly containerName?: string;
  readonly maxAllowed?: { [key: string]: VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMaxAllowed };
  readonly minAllowed?: { [key: string]: VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMinAllowed };
}

export type VerticalPodAutoscalerSpecUpdatePolicyUpdateMode = 'Off' | 'Initial' | 'Recreate' | 'InPlaceOrRecreate' | 'InPlace' | 'Auto';

export type VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMaxAllowed = number | string;

export type VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMinAllowed = number | string;
