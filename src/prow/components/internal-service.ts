import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Endpoint } from '../../core/endpoint';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';

/** A Service that only Prow's own components and jobs call. */
export function internalService(scope: Construct, component: string, endpoint: Endpoint, targetPort: string): ApiObject {
  return nativeObject(scope, 'Service', 'v1/Service', {
    metadata: { name: endpoint.serviceName, namespace: endpoint.namespace, labels: componentLabels(component) },
    spec: { type: 'ClusterIP', selector: { app: component }, ports: [{ name: 'http', port: endpoint.port, targetPort, protocol: 'TCP' }] },
  });
}
