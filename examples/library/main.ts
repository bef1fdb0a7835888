// A platform team's own app: a Prow in a chart of theirs, jobs from code, and single constructs where they want only those.
import { Chart, JsonPatch } from 'cdk8s';
import { CheckedApp, DeckService, Exposure, GitHub, GitHubAuth, HookService, ObjectStorage, Prow, ProwJobCrd, ProwJobs, ProwNamespaces, ServiceExposure } from 'cdk8s-prow';

// the old Prow below is somebody else's: nobody here knows what its namespace holds
const app = new CheckedApp({ existing: { everything: true } });

const cluster = new Chart(app, 'cluster');
new ProwJobCrd(cluster, 'prow-job');
new ProwNamespaces(cluster, 'namespaces', { namespace: 'ci', jobsNamespace: 'ci-jobs', jobsResourceQuota: { pods: '50' } });

const ci = new Chart(app, 'prow');
const prow = new Prow(ci, 'prow', {
  namespace: 'ci',
  jobsNamespace: 'ci-jobs',
  github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'], auth: GitHubAuth.app({ appIdKey: 'appid', privateKeyKey: 'cert' }) }),
  exposure: Exposure.clusterIp(),
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

// the two Services alone, for a Prow that somebody else runs
const legacy = new Chart(app, 'legacy');
new HookService(legacy, 'hook', { namespace: 'old-prow', exposure: ServiceExposure.nodePort(30001) });
new DeckService(legacy, 'deck', { namespace: 'old-prow', exposure: ServiceExposure.nodePort(30002) });

app.synth();
