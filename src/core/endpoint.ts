/** Where a Service answers inside the cluster. */
export interface Endpoint {
  /** Name of the Service. */
  readonly serviceName: string;
  /** Namespace of the Service. */
  readonly namespace: string;
  /** Port of the Service, not of the pod. */
  readonly port: number;
}

/** The URL as pods of any namespace reach it; port 80 is left out. */
export function endpointUrl(endpoint: Endpoint): string {
  return `http://${endpoint.serviceName}.${endpoint.namespace}${endpoint.port === 80 ? '' : `:${endpoint.port}`}`;
}
