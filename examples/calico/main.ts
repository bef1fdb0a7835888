// Bare nodes from kubeadm with Calico by its operator: policies shut Prow off, and WireGuard encrypts what goes from node to node.
import { Cni, Exposure, GitHub, ProwApp } from 'cdk8s-prow';

const app = new ProwApp({
  github: GitHub.cloud({ repositories: ['your-org/your-repo'] }),
  exposure: Exposure.nodePort({ address: 'prow.example.com' }),
  cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }], wireguard: true }),
  clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.10/32'] },
});

app.synth();
