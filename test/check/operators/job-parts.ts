import { override, part, Part } from './part';

/** What stands in files of jobs. */
export const JOB_PARTS: readonly Part[] = [
  part('files of jobs', 'gkmvcpsw', ['ProwJobs.fromYamlFiles', 'ProwJobs.fromYaml', 'ProwJobs.of'],
    ['cron, run_if_changed, skip_if_only_changed, max_concurrency, extra_refs', 'job_queue_name, hidden, retry, rerun_auth_config, run_before_merge']),
  part('`.prow.yaml` in repositories', 'kpsw', ['RepositoryTrustOptions.inRepoConfig']),
  part('presets', 'gkvcsw', ['ProwJobsOptions.presets'], ['presets']),
  part('more jobs than one ConfigMap holds', 'gvp', ['ProwOptions.jobs'], ['more than 256 kB of jobs'], 'they are spread over several ConfigMaps'),
  part('privileged pods, hostPath, added capabilities', 'gkvcpsw', ['ProwOptions.jobsPodSecurity'],
    ['privileged jobs', 'hostPath / added capabilities / hostNetwork']),
  part('Secrets in jobs', 'gkmvcpsw', ['JobsAdmissionOptions.secrets', 'JobsAdmissionOptions.presubmitSecrets'], ['Secrets in jobs (volume / env)']),
  part('ServiceAccounts of jobs', 'gkcpw', ['JobsAdmissionOptions.serviceAccounts', 'JobsAdmissionOptions.presubmitServiceAccounts'],
    ['own ServiceAccounts for jobs'], 'the accounts themselves are yours'),
  part('nodes, taints and runtime class for jobs', 'vc', ['JobNodesOptions.nodeSelector', 'JobNodesOptions.taint', 'JobNodesOptions.runtimeClassName']),
  part('quota and limits in the jobs’ namespace', 'gmv', ['PlatformProps.jobsResourceQuota', 'PlatformProps.jobsLimitRange']),
  override('default decoration, by repository or cluster', 'gkmvcpsw', ['ProwConfigurationOptions.configOverrides'],
    ['default decoration by cluster or repo; own timeout'], '`plank.default_decoration_config_entries`; images, store and account stay ours'),
  part('clones of private repositories', 'kvp', ['CloneAppOptions.appId', 'RepositoryTrustOptions.visibility'], ['private clone (OAuth, App, ssh)'],
    'an App of its own; a key for ssh or a token stands in `decoration_config` of a job'),
  override('build clusters', 'gkvcpsw', ['ComponentOptions.extraVolumes', 'ComponentOptions.extraArgs'], ['build clusters (kubeconfig)'],
    'a kubeconfig by Secret and `--kubeconfig` in hook, deck, prow-controller-manager, sinker and crier'),
  part('jobs by Jenkins', 'mp', [], ['jenkins, tekton, gerrit, pubsub agents'],
    'no: jenkins-operator needs a Jenkins and its credentials, and Prow’s images are told nothing of them; `agent: kubernetes` alone is taken'),
  part('a job that checks the configuration', 'gkmvcpsw', ['ProwJobs.of'], ['label_sync, peribolos, autobump, checkconfig job'], 'a presubmit with Prow’s image `checkconfig`'),
  part('a job that renews Prow’s images', 'gmcps', ['ProwOptions.prowVersion'], ['label_sync, peribolos, autobump, checkconfig job'],
    'one line in the app; autobumper itself edits YAML that is generated here'),
];
