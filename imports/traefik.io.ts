// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface Middleware {
  readonly apiVersion: 'traefik.io/v1alpha1';
  readonly kind: 'Middleware';
  readonly spec: MiddlewareSpec;
}

export interface MiddlewareSpec {
  readonly buffering?: MiddlewareSpecBuffering;
  readonly headers?: MiddlewareSpecHeaders;
  readonly ipAllowList?: MiddlewareSpecIpAllowList;
  readonly redirectScheme?: MiddlewareSpecRedirectScheme;
}

export interface MiddlewareSpecBuffering {
  readonly maxRequestBodyBytes?: number;
}

export interface MiddlewareSpecHeaders {
  readonly stsSeconds?: number;
}

export interface MiddlewareSpecIpAllowList {
  readonly sourceRange?: string[];
}

export interface MiddlewareSpecRedirectScheme {
  readonly permanent?: boolean;
  readonly scheme?: string;
}
