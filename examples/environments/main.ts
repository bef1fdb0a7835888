// Two clusters of one team from one program: what they share is said once, what differs stands side by side. Each has an output folder of its own, which
// Flux of its cluster applies from Git.
import { AcmeDirectory, Exposure, GitHub, GitOps, IngressController, JobCache, Monitoring, ObjectStorage, ProwApp, ProwAppProps, Tls } from 'cdk8s-prow';

interface Environment {
  /** Two Prows on one repository would both answer. */
  readonly repositories: string[];
  readonly domain: string;
  readonly bucket: string;
  readonly deckReplicas: number;
}

const environments: Readonly<Record<string, Environment>> = {
  staging: { repositories: ['acme/sandbox'], domain: 'prow.staging.yourdomain.com', bucket: 'acme-prow-staging', deckReplicas: 1 },
  production: { repositories: ['acme/app'], domain: 'prow.yourdomain.com', bucket: 'acme-prow', deckReplicas: 3 },
};

const base = {
  jobsResourceQuota: { pods: '50' },
  // jobs of a `.prow.yaml` use them by their labels: preset-go-modules: "true", preset-registry-mirror: "true"
  jobCaches: [JobCache.goModules(), JobCache.registryMirror({ size: '100Gi' })],
  // Prometheus tells when a component is away, or a cache is full
  monitoring: Monitoring.prometheusOperator({ labels: { release: 'kube-prometheus-stack' } }),
  commonMetadata: { labels: { 'yourdomain.com/team': 'platform' } },
} satisfies Partial<ProwAppProps>;

// the cdk8s command says where the output goes
const outdir = process.env.CDK8S_OUTDIR ?? 'dist';

for (const [name, { repositories, domain, bucket, deckReplicas }] of Object.entries(environments)) {
  new ProwApp({
    ...base,
    outdir: `${outdir}/${name}`,
    github: GitHub.cloud({ repositories }),
    exposure: Exposure.ingress({
      controller: IngressController.traefik(), domain, tls: Tls.acme({ email: 'platform@yourdomain.com', directory: AcmeDirectory.letsEncrypt() }),
    }),
    storage: ObjectStorage.s3({ bucket, region: 'eu-central-1' }),
    deck: { replicas: deckReplicas },
    gitOps: GitOps.flux({ url: 'https://github.com/acme/clusters.git', path: `dist/${name}` }),
  }).synth();
}
