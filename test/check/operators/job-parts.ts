import { part, Part } from './part';

/** What stands in files of jobs. */
export const JOB_PARTS: readonly Part[] = [
  part('files of jobs', 'gkmvcpsw', ['ProwJobs.fromYamlFiles', 'ProwJobs.fromYaml', 'ProwJobs.of', 'ProwJobs.typed', 'RepositoryJob.runIfChanged'],
    ['cron, run_if_changed, skip_if_only_changed, max_concurrency, extra_refs', 'job_queue_name, hidden, retry, rerun_auth_config, run_before_merge']),
  part('`.prow.yaml` in repositories', 'kpsw', ['RepositoryTrustOptions.inRepoConfig']),
  part('presets', 'gkvcsw', ['ProwJobsOptions.presets'], ['presets']),
  part('more jobs than one ConfigMap holds', 'gvp', ['ProwOptions.jobs'], ['more than 256 kB of jobs'], 'they are spread over several ConfigMaps'),
  part('privileged pods, hostPath, added capabilities', 'gkvcpsw', ['ProwOptions.jobsPodSecurity'],
    ['privileged jobs', 'hostPath / added capabilities / hostNetwork']),
  part('Secrets in jobs', 'gkmvcpsw', ['ProwOptions.jobSecrets', 'JobsAdmissionOptions.secrets', 'JobsAdmissionOptions.presubmitSecrets'], ['Secrets in jobs (volume / env)']),
  part('ServiceAccounts of jobs', 'gkcpw', ['JobsAdmissionOptions.serviceAccounts', 'JobsAdmissionOptions.presubmitServiceAccounts'],
    ['own ServiceAccounts for jobs'], 'accounts are made of `ProwOptions.jobServiceAccounts`'),
  part('nodes, taints and runtime class for jobs', 'vc', ['JobNodesOptions.nodeSelector', 'JobNodesOptions.taint', 'JobNodesOptions.runtimeClassName']),
  part('quota and limits in the jobs’ namespace', 'gmv', ['PlatformProps.jobsResourceQuota', 'PlatformProps.jobsLimitRange']),
  part('default decoration, by repository or cluster', 'gkmvcpsw', ['ProwConfigurationOptions.decoration', 'DecorationOptions.repository', 'DecorationOptions.cluster', 'DecorationConfig.timeout'],
    ['default decoration by cluster or repo; own timeout']),
  part('clones of private repositories', 'kvp', ['CloneAppOptions.appId', 'RepositoryTrustOptions.visibility'], ['private clone (OAuth, App, ssh)'],
    'an App of its own; a key for ssh or a token stands in `decoration_config` of a job'),
  part('build clusters', 'gkvcpsw', ['ProwConfigurationOptions.buildClusters', 'BuildCluster.kubeconfig', 'BuildClusterOptions.trusted'], ['build clusters (kubeconfig)'],
    'a folder below `clusters/` for each, with its own `apply.sh`'),
  part('jobs by Jenkins', 'mp', [], ['jenkins, tekton, gerrit, pubsub agents'],
    'no: jenkins-operator needs a Jenkins and its credentials, and Prow’s images are told nothing of them; `agent: kubernetes` alone is taken'),
  part('a job that checks the configuration', 'gkmvcpsw', ['ProwConfigurationOptions.checkconfig'], ['label_sync, peribolos, autobump, checkconfig job'], 'it is there wherever config-updater takes jobs'),
  part('a job that renews Prow’s images', 'gmcps', ['ProwOptions.prowVersion'], ['label_sync, peribolos, autobump, checkconfig job'],
    'one line in the app; autobumper itself edits YAML that is generated here'),
];
