import { DataTypes } from '../../schema/template-data';

/**
 * What Prow executes templates on: the job with all that it is likely to be asked for, by Go's names. Pods, Tekton's runs and the like are anything.
 * Source: prow pkg/apis/prowjobs/v1/types.go, pkg/tide/codereview.go, pkg/plugins/welcome/welcome.go and cmd/deck/main.go at a61940897, by reflection.
 */
export const TEMPLATE_TYPES: DataTypes = {
  Announcement: 'ArtifactPath:s',
  CodeReviewCommon: 'NameWithOwner:s Number:i Org:s Repo:s BaseRefPrefix:s BaseRefName:s HeadRefName:s HeadRefOID:s Title:s Body:s AuthorLogin:s '
    + 'UpdatedAtTime:? Mergeable:s GitHub:*? Gerrit:*?',
  PullRequestHistory: 'Org:s Repo:s Number:i',
  PRInfo: 'Org:s Repo:s AuthorLogin:s AuthorName:s',
  DecorationConfig: 'Timeout:*? GracePeriod:*? UtilityImages:*UtilityImages Resources:*? GCSConfiguration:*GCSConfiguration GCSCredentialsSecret:*s '
    + 'S3CredentialsSecret:*s DefaultServiceAccountName:*s SSHKeySecrets:[s] SSHHostFingerprints:[s] BloblessFetch:*b SparseCheckoutFiles:[s] '
    + 'SkipCloning:*b CookiefileSecret:*s OauthTokenSecret:*? GitHubAPIEndpoints:[s] GitHubAppID:s GitHubAppPrivateKeySecret:*? CensorSecrets:*b '
    + 'CensoringOptions:*? UploadIgnoresInterrupts:*b SetLimitEqualsMemoryRequest:*b DefaultMemoryRequest:*? SchedulingOptions:*? '
    + 'PodPendingTimeout:*? PodRunningTimeout:*? PodUnscheduledTimeout:*? RunAsUser:*i RunAsGroup:*i FsGroup:*i',
  GCSConfiguration: 'Bucket:s PathPrefix:s PathStrategy:s DefaultOrg:s DefaultRepo:s MediaTypes:{s} JobURLPrefix:s LocalOutputDir:s CompressFileTypes:[s]',
  GitHubTeamSlug: 'Slug:s Org:s',
  JenkinsSpec: 'GitHubBranchSourceJob:b',
  ObjectMeta: 'Name:s GenerateName:s Namespace:s SelfLink:s UID:s ResourceVersion:s Generation:i CreationTimestamp:Time DeletionTimestamp:*Time '
    + 'DeletionGracePeriodSeconds:*i Labels:{s} Annotations:{s} OwnerReferences:[?] Finalizers:[s] ManagedFields:[?] GetAnnotations():{s} '
    + 'GetCreationTimestamp():Time GetDeletionGracePeriodSeconds() GetDeletionTimestamp() GetFinalizers() GetGenerateName() GetGeneration() '
    + 'GetLabels():{s} GetManagedFields() GetName():s GetNamespace():s GetOwnerReferences() GetResourceVersion() GetSelfLink() GetUID():s '
    + 'String():s',
  ProwJob: 'TypeMeta:TypeMeta Kind:s APIVersion:s ObjectMeta:ObjectMeta Name:s GenerateName:s Namespace:s SelfLink:s UID:s ResourceVersion:s '
    + 'Generation:i CreationTimestamp:Time DeletionTimestamp:*Time DeletionGracePeriodSeconds:*i Labels:{s} Annotations:{s} OwnerReferences:[?] '
    + 'Finalizers:[s] ManagedFields:[?] Spec:ProwJobSpec Status:ProwJobStatus ClusterAlias():s Complete():b GetAnnotations():{s} '
    + 'GetCreationTimestamp():Time GetDeletionGracePeriodSeconds() GetDeletionTimestamp() GetFinalizers() GetGenerateName() GetGeneration() '
    + 'GetLabels():{s} GetManagedFields() GetName():s GetNamespace():s GetOwnerReferences() GetResourceVersion() GetSelfLink() GetUID():s',
  ProwJobDefault: 'ResultStoreConfig:*ResultStoreConfig TenantID:s',
  ProwJobSpec: 'Type:s Agent:s Cluster:s Namespace:s Job:s Refs:*Refs ExtraRefs:[Refs] Report:b Context:s RerunCommand:s MaxConcurrency:i '
    + 'ErrorOnEviction:b PodSpec:*? JenkinsSpec:*JenkinsSpec PipelineRunSpec:*? TektonPipelineRunSpec:*? DecorationConfig:*DecorationConfig '
    + 'ReporterConfig:*ReporterConfig RerunAuthConfig:*RerunAuthConfig Hidden:b ProwJobDefault:*ProwJobDefault JobQueueName:s',
  ProwJobStatus: 'StartTime:Time PendingTime:*Time CompletionTime:*Time State:s Description:s URL:s PodRevivalCount:i PodName:s BuildID:s JenkinsBuildID:s '
    + 'PrevReportStates:{s}',
  Pull: 'Number:i Author:s SHA:s Title:s Ref:s HeadRef:s Link:s CommitLink:s AuthorLink:s',
  Refs: 'Org:s Repo:s RepoLink:s BaseRef:s BaseSHA:s BaseLink:s Pulls:[Pull] PathAlias:s WorkDir:b Auxiliary:b CloneURI:s SkipSubmodules:b '
    + 'CloneDepth:i SkipFetchHead:b BloblessFetch:*b SparseCheckoutFiles:[s] OrgRepoString():s String():s',
  ReporterConfig: 'Slack:*SlackReporterConfig',
  RerunAuthConfig: 'AllowAnyone:b GitHubTeamIDs:[i] GitHubTeamSlugs:[GitHubTeamSlug] GitHubUsers:[s] GitHubOrgs:[s] IsAllowAnyone():b',
  ResultStoreConfig: 'ProjectID:s',
  SlackReporterConfig: 'Host:s Channel:s JobStatesToReport:[s] ReportTemplate:s Report:*b',
  Time: 'Time:? Add() AddDate() After():b Before()+:b Clock() Compare() Date() Day():i Equal()+:b Format():s Hour():i ISOWeek() In() IsDST() '
    + 'IsZero()+:b Local() Location() Minute():i Month() Nanosecond() Rfc3339Copy() Round() Second():i String():s Sub() Truncate() UTC() Unix():i '
    + 'UnixMicro():i UnixMilli():i UnixNano():i Weekday() Year():i YearDay() Zone() ZoneBounds()',
  TypeMeta: 'Kind:s APIVersion:s String():s',
  UtilityImages: 'CloneRefs:s InitUpload:s Entrypoint:s Sidecar:s',
};
