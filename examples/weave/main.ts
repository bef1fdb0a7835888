// A cluster that still has Weave Net, which nobody looks after any more: acknowledged, encrypted, and with a warning.
import { Cni, Exposure, GitHub, ProwApp } from 'cdk8s-prow';

const app = new ProwApp({
  github: GitHub.cloud({ repositories: ['your-org/your-repo'] }),
  exposure: Exposure.nodePort({ address: 'prow.example.com' }),
  cni: Cni.weave({ acknowledgeUnmaintained: true, ipallocRange: '10.32.0.0/12', passwordSecretName: 'weave-passwd' }),
  clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.10/32'] },
});

app.synth();
