// A platform team's own app: a Prow in a chart of theirs, jobs from code, policies, an issuer of theirs, and single constructs where they want only those.
// Beside the YAML come apply.sh, secrets.sh, NEXT-STEPS.md, DIAGRAMS.md and images.txt, as ProwApp writes them.
import { Chart, JsonPatch } from 'cdk8s';
import {
  AcmeSolver, CheckedApp, ClusterIssuer, Cni, DeckService, Exposure, GitHub, GitHubAuth, HookService, IngressController, Issuance, ObjectStorage,
  PreinstalledCni, Prow, ProwDelivery, ProwJobCrd, ProwJobs, ProwNamespaces, ProwPolicies, ServiceExposure, Tls, UpstreamManifest,
} from 'cdk8s-prow';

// the old Prow below is somebody else's: nobody here knows what its namespace holds
const app = new CheckedApp({ existing: { everything: true } });

const cluster = new Chart(app, 'cluster');
new ProwJobCrd(cluster, 'prow-job');
new ProwNamespaces(cluster, 'namespaces', { namespace: 'ci', jobsNamespace: 'ci-jobs', jobsResourceQuota: { pods: '50' } });

const issuer = new Chart(app, 'issuer');
new ClusterIssuer(issuer, 'letsencrypt', {
  name: 'acme-letsencrypt',
  issuer: Issuance.acme({ email: 'platform@example.com', solvers: [AcmeSolver.http01Ingress({ ingressClassName: 'traefik' })] }),
});

const ci = new Chart(app, 'prow');
const prow = new Prow(ci, 'prow', {
  namespace: 'ci',
  jobsNamespace: 'ci-jobs',
  github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'], auth: GitHubAuth.app({ appIdKey: 'appid', privateKeyKey: 'cert' }) }),
  exposure: Exposure.ingress({
    controller: IngressController.traefik(), domain: 'prow.example.com', tls: Tls.issuer({ name: 'acme-letsencrypt' }),
  }),
  storage: ObjectStorage.s3({ bucket: 'acme-prow', region: 'eu-central-1' }),
  jobs: ProwJobs.of({
    presubmits: {
      'acme/app': [{ name: 'unit', decorate: true, always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['go'], args: ['test', './...'] }] } }],
    },
  }),
  tide: { podAnnotations: { 'example.com/owner': 'platform' } },
});

// any field that has no property of its own
prow.hook.deployment.addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));

// nobody else reaches Prow's pods, and jobs reach nothing private
const [cni, clusterNetwork] = [Cni.preinstalled({ of: PreinstalledCni.calico() }), { apiServerCidrs: ['192.168.1.10/32'] }];
new ProwPolicies(ci, 'policies', { prow, cni, clusterNetwork, isolation: { apiServerPort: 6443, monitoringNamespace: 'monitoring' } });

// how it gets into the cluster, and what is left to do
new ProwDelivery(app, 'delivery', { prow, cni, clusterNetwork, upstreamManifests: [UpstreamManifest.certManager()] });

// the two Services alone, for a Prow that somebody else runs
const legacy = new Chart(app, 'legacy');
new HookService(legacy, 'hook', { namespace: 'old-prow', exposure: ServiceExposure.nodePort(30001) });
new DeckService(legacy, 'deck', { namespace: 'old-prow', exposure: ServiceExposure.nodePort(30002) });

app.synth();
