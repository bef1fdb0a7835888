// The tutorial's own cluster: bare nodes from kubeadm, Flannel between the pods, NodePorts to the outside.
import { Cni, Exposure, GitHub, ProwApp } from 'cdk8s-prow';

const app = new ProwApp({
  github: GitHub.cloud({ repositories: ['your-org/your-repo'] }),
  exposure: Exposure.nodePort({ address: 'prow.example.com' }),
  // what `kubeadm init --pod-network-cidr=10.244.0.0/16` was told
  cni: Cni.flannel({ network: '10.244.0.0/16' }),
  clusterNetwork: { serviceCidrs: ['10.96.0.0/12'] },
});

app.synth();
