// Bare nodes without kube-proxy: Cilium connects pods and serves the Gateway at the nodes' own addresses, cert-manager gets its certificate.
// Prow is shut off by Cilium's own policies, which know the API server by itself, on the only node of a cluster as on one of three.
// kubeadm keeps pods and load balancers from control planes: where no other node is there, let them in before anything is applied, by
//   kubectl taint nodes --all node-role.kubernetes.io/control-plane-
//   kubectl label nodes --all node.kubernetes.io/exclude-from-external-load-balancers-
import { CiliumInstaller, CiliumServiceIpam, Cni, Exposure, GatewayController, GitHub, ProwApp, Tls, UpstreamManifest } from 'cdk8s-prow';

const app = new ProwApp({
  github: GitHub.cloud({ repositories: ['your-org/your-repo'] }),
  exposure: Exposure.gateway({
    controller: GatewayController.cilium(),
    hookHost: 'hook.example.com',
    deckHost: 'deck.example.com',
    tls: Tls.acme({ email: 'admin@example.com' }),
  }),
  cni: Cni.cilium({
    installer: CiliumInstaller.job(),
    // one operator: a second one would wait for a second node
    nodes: 1,
    kubeProxyReplacement: true,
    k8sServiceHost: '192.168.1.10',
    gatewayApi: {},
    nodeIpam: true,
    defaultLbServiceIpam: CiliumServiceIpam.NODE_IPAM,
  }),
  clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.10/32'] },
  upstreamManifests: [UpstreamManifest.gatewayApi(), UpstreamManifest.certManager()],
});

app.synth();
