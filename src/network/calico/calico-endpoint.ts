import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { CalicoDataplanePlan } from './calico-dataplane';

type Endpoint = NonNullable<CalicoDataplanePlan['apiServer']>;

/** Where Calico's pods find the API server while no Service works. */
export function servicesEndpoint(scope: Construct, namespace: string, { host, port }: Endpoint): void {
  nativeObject(scope, 'ServicesEndpoint', 'v1/ConfigMap', {
    metadata: { name: 'kubernetes-services-endpoint', namespace },
    data: { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: String(port) },
  });
}

/**
 * The same for the operator, which reads it when it starts: in its namespace, as its manifest has that.
 * Source: Calico v3.32.1, `manifests/tigera-operator.yaml`.
 */
export function operatorEndpoint(scope: Construct, endpoint: Endpoint): void {
  const name = 'tigera-operator';
  nativeObject(scope, 'OperatorNamespace', 'v1/Namespace', { metadata: { name, labels: { name, 'pod-security.kubernetes.io/enforce': 'privileged' } } });
  servicesEndpoint(scope, name, endpoint);
}
