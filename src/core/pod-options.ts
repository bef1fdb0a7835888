import { dnsSubdomain, labelValue, qualifiedName, secretName } from './names';
import { also, Fields, optional, ValuesOf } from './props';
import { quote } from './quote';
import { multilineText } from './safe-text';
import { boolean, jsonObject, list, record } from './values';
import { toleration, Toleration } from './workload-options';

/** Where the pods of a Deployment run, and what stands on them. */
export interface PodOptions {
  /**
   * Labels that a node must have. The pod's `spec.nodeSelector`. All images run on Linux (`ImageForOtherPlatform`).
   * @default - every node
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Taints that the pods put up with. The pod's `spec.tolerations`.
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * The pod's `spec.affinity`, as Kubernetes has it.
   * @default - none
   */
  readonly affinity?: { [key: string]: any };

  /**
   * Name of a PriorityClass that exists in the cluster. Error: `NameNotDnsSubdomain`.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Names of Secrets with registry credentials, in Prow's namespace, which somebody makes by hand. Error: `SecretNameInvalid`.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Labels of the pods beside ours; `app` and `app.kubernetes.io/{name,instance,part-of,managed-by}` are ours (`LabelTaken`).
   * @default - none
   */
  readonly podLabels?: { [label: string]: string };

  /**
   * Annotations of the pods.
   * @default - none
   */
  readonly podAnnotations?: { [annotation: string]: string };

  /**
   * Whether the pods run as the user and group that their images were made for: `runAsUser`, `runAsGroup` and `fsGroup` of the pod's
   * `securityContext`. False leaves the three out, for clusters that give each namespace numbers of its own, as OpenShift does. Error: `WrongType`.
   * @default true
   */
  readonly fixedIds?: boolean;
}

const OURS = /^(app|app\.kubernetes\.io\/(name|instance|part-of|managed-by))$/;

/** A label that a pod may have beside those that its selectors look for. */
export const podLabel = also(qualifiedName, (value) => (OURS.test(value)
  ? { what: `${quote(value)} is ours, and selectors depend on it`, instead: 'use another label', code: 'LabelTaken' } : undefined));

/** Labels that Kubernetes gives nodes itself; one that is misspelt fits none. */
const NODE_OS = 'kubernetes.io/os';

/** Labels of nodes on which images that are made for Linux run. */
const linuxNodes = also(record(labelValue, qualifiedName), ({ [NODE_OS]: os = 'linux' }) => (os === 'linux' ? undefined
  : {
    what: `${quote(os)} in ${NODE_OS} is not linux, and the images are made for that alone`, instead: 'leave that label out',
    code: 'ImageForOtherPlatform',
  }));

export const POD_FIELDS = {
  nodeSelector: optional(linuxNodes),
  tolerations: optional(list(toleration)),
  affinity: optional(jsonObject),
  priorityClassName: optional(dnsSubdomain),
  imagePullSecrets: optional(list(secretName)),
  podLabels: optional(record(labelValue, podLabel)),
  podAnnotations: optional(record(multilineText, qualifiedName)),
  fixedIds: optional(boolean),
} satisfies Fields<PodOptions>;

/** What was said of the pods; what was not, is left to Kubernetes. */
export type PodSettings = ValuesOf<typeof POD_FIELDS>;

/** Settings over others that are for all pods: maps are joined key by key, everything else that was said replaces. */
export function podSettingsOver(forAll: PodSettings, own: PodSettings): PodSettings {
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const joined = (name: 'nodeSelector' | 'podLabels' | 'podAnnotations') => ({ [name]: own[name] === undefined ? forAll[name] : { ...forAll[name], ...own[name] } });
  return { ...forAll, ...said, ...joined('nodeSelector'), ...joined('podLabels'), ...joined('podAnnotations') };
}
