// Bare nodes from kubeadm with Canal: Flannel carries the packets, Calico enforces the policies that shut Prow off.
import { Cni, Exposure, GitHub, ProwApp } from 'cdk8s-prow';

const app = new ProwApp({
  github: GitHub.cloud({ repositories: ['your-org/your-repo'] }),
  exposure: Exposure.nodePort({ address: 'prow.example.com' }),
  cni: Cni.canal({ network: '10.244.0.0/16' }),
  clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.10/32'] },
});

app.synth();
