import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { customObject, nativeObject } from '../../core/manifest';
import { InsideEndpoints } from '../exposure-plan';
import { IngressModel, IngressPath } from './ingress-model';

/** An Ingress as `Resource`, and beside it the custom resources that its annotations name, each under its own name. */
export function ingressObject(scope: Construct, model: IngressModel, inside: InsideEndpoints): ApiObject {
  const { name, annotations, ingressClassName, tls, paths, companions } = model;
  const { namespace } = inside;
  for (const companion of companions) {
    const { apiVersion, kind, spec } = companion;
    customObject(scope, companion.name, { apiVersion, kind, metadata: { name: companion.name, namespace, labels: partLabels() }, spec });
  }
  return nativeObject(scope, 'Resource', 'networking.k8s.io/v1/Ingress', {
    metadata: { name, namespace, labels: partLabels(), annotations },
    spec: {
      ingressClassName,
      tls: tls && [tls],
      rules: [...new Set(paths.map(({ host }) => host))].map((host) => ({
        host,
        http: { paths: paths.filter((path) => path.host === host).map((path) => backend(path, inside)) },
      })),
    },
  });
}

function backend({ path, pathType, to }: IngressPath, inside: InsideEndpoints) {
  const { serviceName, port } = inside[to];
  return { path, pathType, backend: { service: { name: serviceName, port: { number: port } } } };
}
