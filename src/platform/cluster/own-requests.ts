const MI = 2 ** 20;

/**
 * What kubeadm's control plane and CoreDNS ask for: kube-apiserver 250m, kube-controller-manager 200m, kube-scheduler 100m, etcd 100m and 100Mi,
 * and twice CoreDNS with 100m and 70Mi.
 *
 * Source: kubernetes v1.37.1, cmd/kubeadm/app/phases (controlplane/manifests.go, etcd/local.go, addons/dns/manifests.go).
 */
export const KUBEADM_REQUESTS = { cpu: 0.85, memory: 240 * MI };

/** The same with kindnet, 100m and 50Mi. Source: kubernetes-sigs/kind v0.32.0, pkg/build/nodeimage/const_cni.go. */
export const KIND_REQUESTS = { cpu: 0.95, memory: 290 * MI };

/**
 * CoreDNS 100m and 70Mi, and metrics-server 100m and 70Mi: the control plane of k3s is one process that asks for nothing.
 *
 * Source: k3s-io/k3s, manifests/coredns.yaml and manifests/metrics-server.
 */
export const K3S_REQUESTS = { cpu: 0.2, memory: 140 * MI };
