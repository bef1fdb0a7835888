// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface BackendTrafficPolicy {
  readonly apiVersion: 'gateway.envoyproxy.io/v1alpha1';
  readonly kind: 'BackendTrafficPolicy';
  readonly spec: BackendTrafficPolicySpec;
}

export interface BackendTrafficPolicySpec {
  readonly requestBuffer?: BackendTrafficPolicySpecRequestBuffer;
  readonly targetRefs?: BackendTrafficPolicySpecTargetRefs[];
}

export interface BackendTrafficPolicySpecRequestBuffer {
  readonly limit?: BackendTrafficPolicySpecRequestBufferLimit;
}

export interface BackendTrafficPolicySpecTargetRefs {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export type BackendTrafficPolicySpecRequestBufferLimit = number | string;

export interface ClientTrafficPolicy {
  readonly apiVersion: 'gateway.envoyproxy.io/v1alpha1';
  readonly kind: 'ClientTrafficPolicy';
  readonly spec: ClientTrafficPolicySpec;
}

export interface ClientTrafficPolicySpec {
  readonly targetRefs?: ClientTrafficPolicySpecTargetRefs[];
  readonly timeout?: ClientTrafficPolicySpecTimeout;
}

export interface ClientTrafficPolicySpecTargetRefs {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export interface ClientTrafficPolicySpecTimeout {
  readonly http?: ClientTrafficPolicySpecTimeoutHttp;
}

export interface ClientTrafficPolicySpecTimeoutHttp {
  readonly requestReceivedTimeout?: string;
}

export interface SecurityPolicy {
  readonly apiVersion: 'gateway.envoyproxy.io/v1alpha1';
  readonly kind: 'SecurityPolicy';
  readonly spec: SecurityPolicySpec;
}

export interface SecurityPolicySpec {
  readonly authorization?: SecurityPolicySpecAuthorization;
  readonly targetRefs?: SecurityPolicySpecTargetRefs[];
}

export interface SecurityPolicySpecAuthorization {
  readonly defaultAction?: SecurityPolicySpecAuthorizationDefaultAction;
  readonly rules?: SecurityPolicySpecAuthorizationRules[];
}

export interface SecurityPolicySpecTargetRefs {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export type SecurityPolicySpecAuthorizationDefaultAction = 'Allow' | 'Deny';

export interface SecurityPolicySpecAuthorizationRules {
  readonly action: SecurityPolicySpecAuthorizationRulesAction;
  readonly name?: string;
  readonly principal?: SecurityPolicySpecAuthorizationRulesPrincipal;
}

export type SecurityPolicySpecAuthorizationRulesAction = 'Allow' | 'Deny';

export interface SecurityPolicySpecAuthorizationRulesPrincipal {
  readonly clientCIDRs?: string[];
}
