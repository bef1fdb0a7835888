interface Newer {
  /** Fields of types that were there before. */
  readonly fields: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
  readonly gone: Readonly<Record<string, readonly string[]>>;
}

/**
 * What Prow at a61940897 decodes and the newest Prow of Go's module proxy, of 2024-06-19, does not; each with the commit of Prow that brought it.
 * Pods are those of k8s.io/api v0.36.3, where the other Prow has v0.28.3.
 */
export const NEWER: Newer = {
  fields: {
    Blunderbuss: 'wait_for_status:ContextMatch', // e5f1fa668
    Branch: 'require_signed_commits:b', // 892e2930e
    BranchProtection: 'require_signed_commits:b', // 892e2930e
    CensoringOptions: 'minimum_secret_length:i', // f2d77b11b
    CherryPickApproved: 'allow_missing_approved_label:b allow_missing_lgtm_label:b', // f5ae2b6d9
    Config: 'pipeline:Pipeline', // 3e07f48b3
    ConfigMapSpec: 'allowed_repos:[s] denied_repos:[s]', // 1bb6081e3
    Configuration: 'invalid_commit_msg:[InvalidCommitMsg] release_note:ReleaseNote rifle:Rifle', // c89057665, add2e4a7b, ccdbac4ea
    DecorationConfig: 'scheduling_options:SchedulingOptions sparse_checkout_files:[s]', // 37a08f946, 43e2154a6
    Org: 'require_signed_commits:b', // 892e2930e
    Periodic: 'retry:Retry', // 463455a15
    Plank: 'max_revivals:i', // da30dc3be
    Preset: 'tolerations:[Toleration]', // 0115e2bfc
    Refs: 'auxiliary:b sparse_checkout_files:[s]', // 5f29693a9, 43e2154a6
    Repo: 'require_signed_commits:b', // 892e2930e
    Scheduler: 'external:ExternalScheduling', // c5222523d
    Tide: 'github_merge_blocks_policy:{s}', // 2c14b702b
    TideContextPolicy: 'optional-regex-contexts:[s] overwrite-pending-contexts:b', // 573cf9adb, 6c1c22fcc
    TideContextPolicyOptions: 'optional-regex-contexts:[s] overwrite-pending-contexts:b', // 573cf9adb, 6c1c22fcc
    TideOrgContextPolicy: 'optional-regex-contexts:[s] overwrite-pending-contexts:b', // 573cf9adb, 6c1c22fcc
    TideRepoContextPolicy: 'optional-regex-contexts:[s] overwrite-pending-contexts:b', // 573cf9adb, 6c1c22fcc
    Trigger: 'org_invite:OrgInviteConfig', // 1f8d0b8ae
    // pods
    Container: 'restartPolicyRules:[ContainerRestartRule]',
    EnvVarSource: 'fileKeyRef:FileKeySelector',
    EphemeralContainer: 'restartPolicyRules:[ContainerRestartRule]',
    Lifecycle: 'stopSignal:s',
    LifecycleHandler: 'sleep:SleepAction',
    PersistentVolumeClaimSpec: 'resources:VolumeResourceRequirements volumeAttributesClassName:s',
    PodAffinityTerm: 'matchLabelKeys:[s] mismatchLabelKeys:[s]',
    PodResourceClaim: 'resourceClaimName:s resourceClaimTemplateName:s',
    PodSecurityContext: 'appArmorProfile:AppArmorProfile seLinuxChangePolicy:s supplementalGroupsPolicy:s',
    PodSpec: 'hostnameOverride:s resources:ResourceRequirements schedulingGroup:PodSchedulingGroup',
    ResourceClaim: 'request:s',
    SecurityContext: 'appArmorProfile:AppArmorProfile',
    Volume: 'image:ImageVolumeSource',
    VolumeMount: 'recursiveReadOnly:s',
    VolumeProjection: 'clusterTrustBundle:ClusterTrustBundleProjection podCertificate:PodCertificateProjection',
  },
  types: {
    ContextMatch: 'context:s description:s state:s',
    ExternalScheduling: 'cache:ExternalSchedulingCache url:s',
    ExternalSchedulingCache: 'cleanup_interval:d entry_timeout_interval:d',
    InvalidCommitMsg: 'checks:[InvalidCommitMsgCheck] repos:[s]',
    InvalidCommitMsgCheck: 'disabled:b name:s',
    OrgInviteConfig: 'prominent:ProminentOrgInviteConfig',
    Pipeline: 'allow_concurrent_postsubmit_jobs:b',
    ProminentOrgInviteConfig: 'disabled:b merged_pr_threshold:i message:s',
    ReleaseNote: 'guidelines_url:s',
    Retry: 'attempts:i interval:s run_all:b',
    Rifle: 'exclude_approvers:b ignore_authors:[s] ignore_drafts:b '
      + 'max_request_count:i request_count:i use_status_availability:b wait_for_status:ContextMatch',
    SchedulingOptions: 'affinity:Affinity tolerations:[Toleration]',
    // pods
    AppArmorProfile: 'localhostProfile:s type:s',
    ClusterTrustBundleProjection: 'labelSelector:LabelSelector name:s optional:b path:s signerName:s',
    ContainerRestartRule: 'action:s exitCodes:ContainerRestartRuleOnExitCodes',
    ContainerRestartRuleOnExitCodes: 'operator:s values:[i]',
    FileKeySelector: 'key:s optional:b path:s volumeName:s',
    ImageVolumeSource: 'pullPolicy:s reference:s',
    PodCertificateProjection: 'certificateChainPath:s credentialBundlePath:s keyPath:s keyType:s maxExpirationSeconds:i signerName:s userAnnotations:{s}',
    PodSchedulingGroup: 'podGroupName:s',
    SleepAction: 'seconds:i',
    VolumeResourceRequirements: 'limits:{q} requests:{q}',
  },
  gone: { PodResourceClaim: ['source'] },
};
