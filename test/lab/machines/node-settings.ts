import { stringify } from 'yaml';
import { cgroupOf } from './cgroups';
import { DNS_ADDRESS, type NodeName } from './network';

export const PAUSE_IMAGE = 'lab.test/pause:1';
const CONTAINERD_SOCKET = '/run/containerd/containerd.sock';

export const containerdConfig = `version = 2

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  # Where root may not raise its own limits, a container could get no lower score than containerd has.
  restrict_oom_score_adj = true

[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "/opt/cni/bin"
  conf_dir = "/etc/cni/net.d"
`;

export function kubeletConfig(node: NodeName, dnsAddress = DNS_ADDRESS, takesAnybody = false): string {
  return stringify({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    authentication: { anonymous: { enabled: takesAnybody }, webhook: { enabled: true }, x509: { clientCAFile: '/etc/kubernetes/ca.crt' } },
    authorization: { mode: 'Webhook' },
    containerRuntimeEndpoint: `unix://${CONTAINERD_SOCKET}`,
    failCgroupV1: false,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${cgroupOf(node)}`,
    failSwapOn: false,
    clusterDNS: [dnsAddress],
    clusterDomain: 'cluster.local',
    // Nodes of one host share its disk; and an image that is thrown away cannot be had again.
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
    imageGCHighThresholdPercent: 100,
    // Ten seconds for a new Secret or ConfigMap instead of a minute.
    syncFrequency: '10s',
  });
}
