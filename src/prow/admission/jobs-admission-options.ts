import { also, checked, Fields, Note, optional, Read, required, shape } from '../../core/props';
import { dnsSubdomain, qualifiedName, secretName } from '../../core/names';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, list, memberOf } from '../../core/values';

/** What the API server does with a pod of a job that it may not have. */
export enum AdmissionMode {
  /** It is refused; the ProwJob ends in error, and says why. */
  DENY = 'Deny',
  /** It is made, and who made it is warned. */
  WARN = 'Warn',
  /** Pods are not looked at. */
  OFF = 'Off',
}

/** A Secret that presubmits may read. */
export interface PresubmitSecret {
  /** Its name, in the jobs' namespace. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /** Why whoever opens a pull request may have what is in it. Error: `PropMissing`. */
  readonly reason: string;
}

/** A ServiceAccount that pods of presubmits may have. */
export interface PresubmitServiceAccount {
  /** Its name, in the jobs' namespace. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /** Why whoever opens a pull request may act as it. Error: `PropMissing`. */
  readonly reason: string;
}

/** What pods in the jobs' namespace may have, whoever wrote the job: the API server holds it, also against jobs in pull requests. */
export interface JobsAdmissionOptions {
  /**
   * What becomes of other pods: `validationActions` of the ValidatingAdmissionPolicyBinding. Beside OFF what the policy alone holds raises
   * `PropWithoutEffect`.
   * @default AdmissionMode.DENY
   */
  readonly mode?: AdmissionMode;

  /**
   * Secrets that pods of postsubmits and periodics may read, beside those that such jobs in `jobs` and `configOverrides` name.
   * Errors: `NameNotDnsSubdomain`, `ElementTwice`; `PropWithoutEffect` for one of Prow's own containers, which alone may have it.
   * @default - none
   */
  readonly secrets?: string[];

  /**
   * Secrets that pods of presubmits and batches may read too. Without this a presubmit that names a Secret raises
   * `PresubmitReachesSecret`, in whatever cluster it runs.
   * @default - none
   */
  readonly presubmitSecrets?: PresubmitSecret[];

  /**
   * ServiceAccounts that pods of postsubmits and periodics may have, beside `prow-job`, `default` and those that such jobs name.
   * Errors: `NameNotDnsSubdomain`, `ElementTwice`.
   * @default - none
   */
  readonly serviceAccounts?: string[];

  /**
   * ServiceAccounts that pods of presubmits may have too, beside `prow-job` and `default`: whoever opens a pull request acts as them. Another one in a
   * presubmit here raises `PresubmitReachesSecret`.
   * @default - none
   */
  readonly presubmitServiceAccounts?: PresubmitServiceAccount[];

  /**
   * Build clusters whose Secrets strangers must not reach, each by the name that jobs have it by in `cluster`: for postsubmits and periodics alone.
   * A presubmit here that names one, and `in_repo_config.allowed_clusters` in `configOverrides` that opens one to a repository whose `.prow.yaml` is
   * read, raise `PresubmitReachesSecret`. `default` is the cluster that Prow is in. Error: `ForbiddenCharacter`.
   * @default - none
   */
  readonly trustedClusters?: string[];

  /**
   * Whether pods of presubmits may be what Pod Security "baseline" refuses – privileged, with files, ports or the network of the node – where
   * `jobsPodSecurity` is PRIVILEGED: whoever opens a pull request that is tested, and changes what such a job runs, is root on a node then. Pods of
   * postsubmits and periodics may be so there in any case. Errors: `JobNotAdmitted` for such a presubmit here beside false, `PropWithoutEffect` under
   * another level.
   * @default - whether one of the presubmits here is so
   */
  readonly privilegedPresubmits?: boolean;

  /**
   * PriorityClasses that pods may have, beside those that jobs here name, those of postsubmits and periodics for these alone, and none. Where the cluster
   * has a class for all pods that name none, it belongs here too. No class of 1000000 or more is ever allowed: those pods would stand beside Prow's own.
   * Error: `NameNotDnsSubdomain`.
   * @default - each below 1000000
   */
  readonly priorityClasses?: string[];

  /**
   * Keys of taints that pods may tolerate, beside those that jobs and decorations here name, those of postsubmits and periodics for these alone, and nodes
   * that are not ready or short of memory. Error: `QualifiedNameInvalid`.
   * @default - none
   */
  readonly tolerations?: string[];

  /**
   * Where images of jobs may come from: `ghcr.io/acme` allows what begins with `ghcr.io/acme/`. Images of Prow itself are always allowed.
   * Error: `ImageInvalid`.
   * @default - from anywhere
   */
  readonly imageRegistries?: string[];
}

const registry = also(text, (value) => (/^[a-z0-9][a-z0-9.:/_-]*[a-z0-9]$/.test(value) ? undefined
  : { what: `${quote(value)} is not the beginning of an image's name`, instead: 'write one like "ghcr.io/acme"', code: 'ImageInvalid' }));

/** What stands before a slash in images: a tag never does. */
const imageFolder = also(registry, (value) => (!/\/.*:|^[^/]*:(?!\d+(\/|$))/.test(value) ? undefined : {
  what: `${quote(value)} has a tag, and what begins with it and a slash is let in`,
  instead: value.includes('/') ? `write ${quote(value.slice(0, value.lastIndexOf('/')))}` : 'write one like "ghcr.io/acme"', code: 'ImageInvalid',
}));

const reason = also(text, (value) => (value.trim() !== '' ? undefined : { what: `${quote(value)} says nothing`, instead: 'say why they may', code: 'PropMissing' }));

const presubmitServiceAccount = shape({ name: required(dnsSubdomain), reason: required(reason) } satisfies Fields<PresubmitServiceAccount>);
const presubmitSecret = shape({ name: required(secretName), reason: required(reason) } satisfies Fields<PresubmitSecret>);

const admission = shape({
  mode: optional(memberOf(AdmissionMode), AdmissionMode.DENY),
  secrets: optional(list(secretName), []),
  presubmitSecrets: optional(list(presubmitSecret), []),
  serviceAccounts: optional(list(dnsSubdomain), []),
  presubmitServiceAccounts: optional(list(presubmitServiceAccount), []),
  trustedClusters: optional(list(text), []),
  privilegedPresubmits: optional(boolean),
  priorityClasses: optional(list(dnsSubdomain)),
  tolerations: optional(list(qualifiedName), []),
  imageRegistries: optional(list(imageFolder), []),
} satisfies Fields<JobsAdmissionOptions>);

/** The same with every default filled in. */
export type JobsAdmissionSettings = Read<typeof admission>;

/** What pods may have, each once, and nothing that the policy alone would hold where there is none. */
export const jobsAdmission = checked(admission, (said: JobsAdmissionSettings, note: Note) => {
  for (const prop of ['secrets', 'serviceAccounts', 'presubmitSecrets', 'presubmitServiceAccounts'] as const) {
    const names = said[prop].map((one) => (typeof one === 'string' ? one : one.name));
    names.forEach((name, i) => {
      const first = names.indexOf(name);
      if (first < i) note.at(`${prop}[${i}]`)({ what: `${quote(name)} is that of [${first}] already`, instead: 'remove one of them', code: 'ElementTwice' });
    });
  }
  if (said.mode !== AdmissionMode.OFF) return;
  for (const prop of ['secrets', 'serviceAccounts', 'priorityClasses', 'tolerations', 'imageRegistries'] as const) {
    if ((said[prop] ?? []).length === 0) continue;
    note.at(prop)({
      what: 'is said, and mode is AdmissionMode.OFF, which leaves the policy away', instead: 'leave it out, or set another mode', code: 'PropWithoutEffect',
    });
  }
});
