/** What somebody wants to do, and the rooms of src/ that are for it. */
export interface Task {
  readonly task: string;
  /** One or two sentences that say with which of them to begin. */
  readonly start: string;
  readonly rooms: readonly string[];
}

/** The parts of the index by task, in the order in which a new user needs them. Every room of src/ that has public names is in one. */
export const TASKS: readonly Task[] = [
  {
    task: 'Put a Prow on a cluster',
    start: '`ProwApp` is the whole of it, in a few lines. `Prow` is the same as a construct, for a chart of your own, and `ProwDelivery` writes '
      + 'what stands beside the YAML.',
    rooms: ['platform', 'platform/delivery', 'prow'],
  },
  {
    task: 'Say which cluster it is for, and who applies it',
    start: '`Cluster` has a factory for each kind of cluster of your own, with the files that start it. `GitOps` is for Argo CD, Flux, kustomize and Helm.',
    rooms: ['platform/cluster', 'platform/gitops'],
  },
  {
    task: 'Take over what is there, and change it later',
    start: '`AdoptedProw` leads from a Prow of a tutorial or of upstream\'s starter to this one, as a runbook; `Migration.plan()` from one of ours to another.',
    rooms: ['platform/migration', 'platform/runbook'],
  },
  {
    task: 'Let it speak to GitHub',
    start: '`GitHub.cloud` names your repositories, `GitHubAuth` says as whom Prow acts there, and `DeckLogin` lets people sign in.',
    rooms: ['prow/github', 'prow/deck-login'],
  },
  {
    task: 'Let GitHub and people in',
    start: '`Exposure` has a factory for each way in. `DeckAccess` says who may look at deck, and `PrivateDeckOptions` are of a second one.',
    rooms: ['exposure', 'exposure/deck-access', 'exposure/tunnel', 'exposure/edge', 'exposure/front'],
  },
  {
    task: 'Use an ingress controller, the Gateway API or a load balancer',
    start: 'Begin with `Exposure.ingress`, `Exposure.gateway` or `Exposure.loadBalancer`; these are what you give to them.',
    rooms: ['exposure/ingress', 'exposure/gateway', 'exposure/load-balancer'],
  },
  {
    task: 'Get certificates',
    start: '`Tls` says where certificates come from: `Tls.acme` for Let\'s Encrypt, `Tls.selfSignedCa` for a lab.',
    rooms: ['exposure/tls'],
  },
  {
    task: 'Install the network',
    start: '`Cni` has a factory for each network; most clusters have one already. `CniAdvisor` says which fits your needs.',
    rooms: ['network', 'network/advisor', 'network/preinstalled'],
  },
  {
    task: 'Set up Cilium',
    start: '`Cni.cilium` takes `CiliumProps`.',
    rooms: ['network/cilium', 'network/cilium/bgp', 'network/cilium/install'],
  },
  {
    task: 'Set up Calico, Canal, Flannel or Weave Net',
    start: '`Cni.calico`, `Cni.canal`, `Cni.flannel` and `Cni.weave` take the properties of these.',
    rooms: ['network/calico', 'network/canal', 'network/flannel', 'network/weave'],
  },
  {
    task: 'Keep logs and state',
    start: '`ObjectStorage` says where: in the cluster, in S3, or at Google.',
    rooms: ['prow/storage'],
  },
  {
    task: 'Run jobs',
    start: '`ProwJobs.typed` takes jobs in typed words, `ProwJobs.of` in Prow\'s, and `ProwJobs.fromYaml` those of a file, beside those that live in your '
      + 'repositories. `JobTemplate` has usual pods, and `JobCache` keeps near them what they fetch.',
    rooms: ['prow/jobs', 'prow/typed-jobs', 'prow/job-caches', 'core/pod-security'],
  },
  {
    task: 'Run jobs in other clusters',
    start: '`BuildCluster.kubeconfig` makes one of Prow\'s, and `SchedulerOptions` say which of them takes a job.',
    rooms: ['prow/clusters'],
  },
  {
    task: 'Run plugins beside hook',
    start: '`ExternalPlugin` has a factory for each of upstream\'s, and `ExternalPlugin.of` for any other one.',
    rooms: ['prow/plugins'],
  },
  {
    task: 'Change a component of Prow',
    start: '`ComponentOptions` are what you give to `ProwApp` under a component\'s name. The classes are for charts of your own.',
    rooms: ['prow/components', 'prow/programs', 'prow/branch-protection'],
  },
  {
    task: 'Watch it',
    start: '`Monitoring` says who reads Prow\'s metrics, and is told what hurts.',
    rooms: ['platform/monitoring', 'prow/slack'],
  },
  {
    task: 'Close the network between pods',
    start: 'The property isolate of `PlatformProps` turns it on, and `IsolationOptions` say how.',
    rooms: ['platform/policies'],
  },
  {
    task: 'Check charts of your own, and bring what others publish',
    start: '`CheckedApp` checks any chart, `Linter` any objects. `UpstreamManifest` brings what another project publishes. '
      + 'The rest are words that several parts share.',
    rooms: ['core', 'core/upstream'],
  },
];
