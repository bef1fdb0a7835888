import { addresses, DNS_ADDRESS } from '../machines/network';
import { deployment } from './deployment';

const NAME = 'coredns';
const labels = { 'k8s-app': 'kube-dns' };
const metadata = { name: NAME, namespace: 'kube-system' };

/** The cluster's DNS, in which these hosts are on the machine of the control plane, and no other name outside of the cluster exists. */
export function corednsObjects(image: string, hosts: readonly string[]): object[] {
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'system:coredns' },
      rules: [
        { apiGroups: [''], resources: ['endpoints', 'services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'system:coredns' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:coredns' },
      subjects: [{ kind: 'ServiceAccount', ...metadata }],
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { Corefile: corefile(hosts) } },
    pods(image),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'kube-dns', namespace: 'kube-system', labels },
      spec: {
        clusterIP: DNS_ADDRESS,
        selector: labels,
        ports: [{ name: 'dns', port: 53, protocol: 'UDP' }, { name: 'dns-tcp', port: 53, protocol: 'TCP' }],
      },
    },
  ];
}

function corefile(hosts: readonly string[]): string {
  return `cluster.local:53 in-addr.arpa:53 {
  errors
  health
  ready
  kubernetes cluster.local in-addr.arpa
  cache 5
}
.:53 {
  errors
  hosts {
    ${addresses.control} ${hosts.join(' ')}
  }
}
`;
}

function pods(image: string): object {
  // on either node, so that one can be drained or lost
  return deployment({ ...metadata, labels }, labels, 2, {
    serviceAccountName: NAME,
    priorityClassName: 'system-cluster-critical',
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: labels } }],
    dnsPolicy: 'Default',
    volumes: [{ name: 'config', configMap: { name: NAME } }],
    containers: [{
      name: NAME,
      image,
      args: ['-conf', '/etc/coredns/Corefile'],
      ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }, { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' }],
      readinessProbe: { httpGet: { path: '/ready', port: 8181 }, periodSeconds: 2 },
      volumeMounts: [{ name: 'config', mountPath: '/etc/coredns' }],
    }],
  });
}
