import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';

/** Flannel's own namespace, which lets pods onto the network of their nodes. */
export function flannelNamespace(scope: Construct, name: string): void {
  nativeObject(scope, 'Namespace', 'v1/Namespace', { metadata: { name, labels: { 'k8s-app': 'flannel', 'pod-security.kubernetes.io/enforce': 'privileged' } } });
}
