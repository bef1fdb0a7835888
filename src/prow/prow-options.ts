import { JobNodesOptions } from './admission/job-nodes-options';
import { JobsAdmissionOptions } from './admission/jobs-admission-options';
import { ImageLock } from '../core/image-lock';
import { CommonMetadata } from '../core/object-metadata';
import { PodOptions } from '../core/pod-options';
import { PodSecurityLevel } from '../core/pod-security/pod-security-level';
import { BalancedComponentOptions, ComponentOptions, CrierOptions, GhproxyOptions, ScalableComponentOptions } from './components/component-options';
import { DeckLogin } from './deck-login/deck-login';
import { GitHub } from './github/github';
import { JobCache } from './job-caches/job-cache';
import { JobSecret } from './jobs/job-secret';
import { JobServiceAccount } from './jobs/job-service-account';
import { ProwJobs } from './jobs/prow-jobs';
import { ProwConfigurationOptions } from './prow-configuration-options';
import { DeckOptions } from './sections/deck-options';
import { SinkerOptions } from './sections/sinker-options';
import { ObjectStorage } from './storage/object-storage';
import { TideOptions } from './tide/tide-options';

/** What can be set of a Prow, apart from how it is reached. */
export interface ProwOptions extends ProwConfigurationOptions {
  /** The GitHub and the repositories that this Prow serves. */
  readonly github: GitHub;

  /**
   * Oldest version of Kubernetes that the output is applied to: `1.35`, or as the cluster says it, `v1.35.2+k3s1`; the third part does not count. A kind,
   * field or value that came later raises `KubernetesTooOld`, wherever it comes from: a property, a patch, or an object of one's own. `apply.sh` stops
   * before an older cluster, and a chart of Helm has it as `kubeVersion`. Errors: `KubernetesVersionInvalid`, `KubernetesVersionUnknown`.
   * @default - what `cluster` says; of a `Prow` in a chart, what its `CheckedApp` says; otherwise 1.33, the oldest that is supported
   */
  readonly kubernetesVersion?: string;

  /**
   * Namespace of Prow's components; none that others use (`NamespaceReserved`). Error: `NameNotDnsLabel`.
   * @default - `prow`; of a `Prow` in a chart that has a namespace, that one
   */
  readonly namespace?: string;

  /**
   * Namespace of the pods that jobs run in; another one than Prow's (`NamespacesEqual`), so that jobs cannot read Prow's Secrets, and none that
   * others use: Kubernetes, a CNI, what lets people in (`NamespaceReserved`).
   * @default test-pods
   */
  readonly jobsNamespace?: string;

  /**
   * How much pods of jobs may ask of their node: the label `pod-security.kubernetes.io/enforce` of the jobs' namespace. Jobs that run Docker or
   * kind need `PodSecurityLevel.PRIVILEGED`, which gives the nodes to whoever may start a job. Under `PodSecurityLevel.RESTRICTED` no decorated
   * job starts, because the containers that Prow adds carry no security context of their own. A job, or a preset, that the level refuses is an
   * error: `PodSecurityRefused`. Jobs on other clusters are not looked at. Error: `NotAllowedValue`.
   * @default PodSecurityLevel.BASELINE
   */
  readonly jobsPodSecurity?: PodSecurityLevel;

  /**
   * What the API server lets pods of jobs have: Secrets, ServiceAccounts, priorities, tolerations, images. It is held against jobs in pull
   * requests too, which nothing here reads. A presubmit here that reads a Secret, has a ServiceAccount, or runs in a trusted cluster raises
   * `PresubmitReachesSecret`, and a job here whose pods would be refused `JobNotAdmitted`.
   * @default - pods of presubmits read no Secret but those of Prow itself, those of other jobs what the jobs here name
   */
  readonly jobsAdmission?: JobsAdmissionOptions;

  /**
   * Nodes and a runtime for pods of jobs alone, so that what breaks out of one finds no other pods. It is written into jobs in code; pods of other jobs
   * that do not say it are refused, unless `jobsAdmission` says otherwise. A job in code that says something else raises `JobNotAdmitted`.
   * @default - jobs run wherever other pods do
   */
  readonly jobNodes?: JobNodesOptions;

  /**
   * Where logs, artifacts and tide's history are kept.
   * @default ObjectStorage.inCluster()
   */
  readonly storage?: ObjectStorage;

  /**
   * Jobs from code. They come on top of those in the repositories (`.prow.yaml`, and `prow-jobs.yaml` of `configRepository`).
   * @default - none
   */
  readonly jobs?: ProwJobs;

  /**
   * Secrets of jobs, in their namespace, that `secrets.sh` makes from files. Postsubmits and periodics may read them, wherever the job is written;
   * presubmits only by `jobsAdmission.presubmitSecrets`. Errors: as of `JobSecret`.
   * @default - what jobs name is made by somebody else, and warned of unless `existing` says that it is there
   */
  readonly jobSecrets?: JobSecret[];

  /**
   * ServiceAccounts of jobs, in their namespace. Postsubmits and periodics may have them, wherever the job is written; presubmits only by
   * `jobsAdmission.presubmitServiceAccounts`. Errors: as of `JobServiceAccount`.
   * @default - all jobs are `prow-job`, but those that name an account which somebody else made
   */
  readonly jobServiceAccounts?: JobServiceAccount[];

  /**
   * Caches for jobs: Go modules, images. Each is a Deployment with a claim in a namespace of its own, `jobCachesNamespace`, and a preset in the job config:
   * a job that has its labels uses it, wherever the job is written. Where the network is isolated, jobs reach it and it reaches the Internet; nobody else of
   * Prow reaches it. Errors: `ElementTwice`, `JobCacheUnreachable`, `PresetLabelTaken`.
   * @default - none
   */
  readonly jobCaches?: JobCache[];

  /**
   * Namespace of the caches for jobs, which gets Pod Security `restricted`. Without `jobCaches` it raises `PropWithoutEffect`. Errors: `NameNotDnsLabel`,
   * `NamespaceReserved`, `NamespacesEqual`.
   * @default prow-caches
   */
  readonly jobCachesNamespace?: string;

  /**
   * The one repository whose merged `prow-jobs.yaml` becomes job config: whoever can merge there controls all jobs.
   * Must be one of the repositories, or lie in one of the organisations (`ConfigRepositoryUnknown`). Where it is not clear which one that is, and nobody says
   * by `configUpdater` that there is none, it is warned of.
   * @default - the only repository, when exactly one `org/repo` is given; otherwise none
   */
  readonly configRepository?: string;

  /**
   * Tag of Prow's images, for components and for the utility images in job pods.
   * @default v20260821-a61940897
   */
  readonly prowVersion?: string;

  /**
   * Registry and folder of Prow's own images, without a slash at the end, where somebody else builds them. Error: `ImageInvalid`.
   * @default us-docker.pkg.dev/k8s-infra-prow/images
   */
  readonly prowImageRegistry?: string;

  /**
   * A registry of yours, with a folder where it has one, that all images are pulled from: each image keeps its path and its tag, and its own
   * registry gives way. `ghcr.io/versity/versitygw:v1.8.0` becomes `registry.acme.dev/mirror/versity/versitygw:v1.8.0`. It stands before the
   * images of all pods that are made here, also those that other properties name, and before the utility images in job pods, also those of `decoration`
   * and of a `decorationConfig` of jobs in code; `apply.sh` puts it into what other projects publish. Images of jobs, and what `configOverrides` say of
   * utility images, stay as they are. Fill it by the list that `images.txt` holds without it. What is added to the app later keeps its own.
   * Error: `ImageInvalid`.
   * @default - every image comes from where its project publishes it
   */
  readonly imageRegistry?: string;

  /**
   * Digests of the images, so that a tag which somebody moves changes nothing here: `ImageLock.parse(readFileSync('images.lock', 'utf8'))`. Each image of
   * the pods that are made here, and each utility image in job pods, gets its digest behind its tag, and all of them must have one (`ImageNotLocked`).
   * An image that is written with a digest keeps it, and it must be that of the lock where the lock has its tag (`DigestMismatch`).
   * So do the pods that `DAY-TWO.md` and `MIGRATION.md` make by hand. Images of jobs, and what `configOverrides` say of utility images, stay as they are,
   * and so do those that operators pull by themselves. An empty lock pins nothing: so it is begun, and so made anew.
   * Names may be those of `images.txt` or, with `imageRegistry`, those without it.
   * @default - tags alone
   */
  readonly imageLock?: ImageLock;

  /**
   * Value of the label `app.kubernetes.io/instance` of Prow's objects and pods, by which two Prows in one cluster can be told apart.
   * Error: `LabelValueInvalid`.
   * @default - the namespace
   */
  readonly instance?: string;

  /**
   * Labels and annotations of all objects that are made here, beside their own. For labels of pods see `components`.
   * @default - none
   */
  readonly commonMetadata?: CommonMetadata;

  /**
   * Secret with the token that GitHub signs webhooks with; `secrets.sh` makes it when it is missing.
   * @default hmac-token
   */
  readonly hmacSecretName?: string;

  /**
   * Key of the token in that Secret.
   * @default hmac
   */
  readonly hmacSecretKey?: string;

  /**
   * What is said of all pods of ours at once: the nine components, the store in the cluster, and what stands between the outside and Prow.
   * What one of them says itself wins; maps are joined key by key. Job pods pull their images with these `imagePullSecrets` too, which must
   * then exist in the jobs' namespace as well.
   * @default - nothing
   */
  readonly components?: PodOptions;

  /**
   * hook receives webhooks and runs the plugins.
   * @default - two replicas
   */
  readonly hook?: BalancedComponentOptions;

  /**
   * deck shows jobs and logs in the browser: its pod, and what it shows.
   * @default - two replicas, and what upstream shows
   */
  readonly deck?: DeckOptions;

  /**
   * How people sign in at deck to rerun and abort jobs. Needs an address of deck that begins with https:// (`DeckUrlUnknown`, `DeckUrlNotHttps`).
   * @default - nobody signs in, and deck has rights to read only
   */
  readonly deckLogin?: DeckLogin;

  /**
   * prow-controller-manager turns ProwJobs into pods; further replicas wait to take over.
   * @default - one replica
   */
  readonly prowControllerManager?: ScalableComponentOptions;

  /**
   * sinker deletes old ProwJobs and pods; further replicas wait to take over. Its pod, and when it deletes what.
   * @default - one replica; pods after a day, ProwJobs after a week
   */
  readonly sinker?: SinkerOptions;

  /**
   * crier reports results to GitHub and to the storage.
   * @default - one pod, which must not be scaled
   */
  readonly crier?: CrierOptions;

  /**
   * horologium starts periodic jobs.
   * @default - one pod, which must not be scaled
   */
  readonly horologium?: ComponentOptions;

  /**
   * tide merges pull requests: its pod, and what it merges how.
   * @default - one pod, which must not be scaled, and what has the labels of the plugins
   */
  readonly tide?: TideOptions;

  /**
   * status-reconciler repairs statuses of pull requests when jobs come and go.
   * @default - one pod, which must not be scaled
   */
  readonly statusReconciler?: ComponentOptions;

  /**
   * ghproxy caches GitHub's answers, so that the rate limit lasts.
   * @default - one pod with 10 GiB of scratch space
   */
  readonly ghproxy?: GhproxyOptions;
}
