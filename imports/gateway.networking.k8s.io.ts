// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface Gateway {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'Gateway';
  readonly spec: GatewaySpec;
}

export interface GatewaySpec {
  readonly addresses?: GatewaySpecAddresses[];
  readonly gatewayClassName: string;
  readonly infrastructure?: GatewaySpecInfrastructure;
  readonly listeners: GatewaySpecListeners[];
}

export interface GatewaySpecAddresses {
  readonly type?: string;
  readonly value?: string;
}

export interface GatewaySpecInfrastructure {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface GatewaySpecListeners {
  readonly allowedRoutes?: GatewaySpecListenersAllowedRoutes;
  readonly hostname?: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly tls?: GatewaySpecListenersTls;
}

export interface GatewaySpecListenersAllowedRoutes {
  readonly namespaces?: GatewaySpecListenersAllowedRoutesNamespaces;
}

export interface GatewaySpecListenersTls {
  readonly certificateRefs?: GatewaySpecListenersTlsCertificateRefs[];
  readonly mode?: GatewaySpecListenersTlsMode;
}

export interface GatewaySpecListenersAllowedRoutesNamespaces {
  readonly from?: GatewaySpecListenersAllowedRoutesNamespacesFrom;
}

export interface GatewaySpecListenersTlsCertificateRefs {
  readonly kind?: string;
  readonly name: string;
}

export type GatewaySpecListenersTlsMode = 'Terminate' | 'Passthrough';

export type GatewaySpecListenersAllowedRoutesNamespacesFrom = 'All' | 'Selector' | 'Same';

export interface GatewayClass {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'GatewayClass';
  readonly spec: GatewayClassSpec;
}

export interface GatewayClassSpec {
  readonly controllerName: string;
}

export interface HttpRoute {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'HTTPRoute';
  readonly spec: HttpRouteSpec;
}

export interface HttpRouteSpec {
  readonly hostnames?: string[];
  readonly parentRefs?: HttpRouteSpecParentRefs[];
  readonly rules?: HttpRouteSpecRules[];
}

export interface HttpRouteSpecParentRefs {
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
}

export interface HttpRouteSpecRules {
  readonly backendRefs?: HttpRouteSpecRulesBackendRefs[];
  readonly filters?: HttpRouteSpecRulesFilters[];
  readonly matches?: HttpRouteSpecRulesMatches[];
  readonly timeouts?: HttpRouteSpecRulesTimeouts;
}

export interface HttpRouteSpecRulesBackendRefs {
  readonly kind?: string;
  readonly name: string;
  readonly port?: number;
}

export interface HttpRouteSpecRulesFilters {
  readonly extensionRef?: HttpRouteSpecRulesFiltersExtensionRef;
  readonly requestRedirect?: HttpRouteSpecRulesFiltersRequestRedirect;
  readonly type: HttpRouteSpecRulesFiltersType;
}

export interface HttpRouteSpecRulesMatches {
  readonly method?: HttpRouteSpecRulesMatchesMethod;
  readonly path?: HttpRouteSpecRulesMatchesPath;
}

export interface HttpRouteSpecRulesTimeouts {
  readonly request?: string;
}

export interface HttpRouteSpecRulesFiltersExtensionRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export interface HttpRouteSpecRulesFiltersRequestRedirect {
  readonly scheme?: HttpRouteSpecRulesFiltersRequestRedirectScheme;
  readonly statusCode?: HttpRouteSpecRulesFiltersRequestRedirectStatusCode;
}

export type HttpRouteSpecRulesFiltersType = 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'RequestRedirect' | 'URLRewrite' | 'ExtensionRef' | 'CORS';

export type HttpRouteSpecRulesMatchesMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';

export interface HttpRouteSpecRulesMatchesPath {
  readonly type?: HttpRouteSpecRulesMatchesPathType;
  readonly value?: string;
}

export type HttpRouteSpecRulesFiltersRequestRedirectScheme = 'http' | 'https';

export type HttpRouteSpecRulesFiltersRequestRedirectStatusCode = 301 | 302 | 303 | 307 | 308;

export type HttpRouteSpecRulesMatchesPathType = 'Exact' | 'PathPrefix' | 'RegularExpression';

export interface ReferenceGrant {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'ReferenceGrant';
  readonly spec: ReferenceGrantSpec;
}

export interface ReferenceGrantSpec {
  readonly from: ReferenceGrantSpecFrom[];
  readonly to: ReferenceGrantSpecTo[];
}

export interface ReferenceGrantSpecFrom {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

export interface ReferenceGrantSpecTo {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}
