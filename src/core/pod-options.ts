import { dnsSubdomain, labelValue, qualifiedName, secretName } from './names';
import { passes, PropsReader, Rule } from './props';
import { quote } from './quote';
import { multilineText } from './safe-text';
import { jsonObject, list, record } from './values';
import { toleration, Toleration } from './workload-options';

/** Where the pods of a Deployment run, and what stands on them. */
export interface PodOptions {
  /**
   * Labels that a node must have. The pod's `spec.nodeSelector`.
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
   * Names of Secrets with registry credentials, in Prow's namespace. Error: `SecretNameInvalid`.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Labels of the pods beside ours; `app` and `app.kubernetes.io/{name,part-of,managed-by}` are ours (`LabelTaken`).
   * @default - none
   */
  readonly podLabels?: { [label: string]: string };

  /**
   * Annotations of the pods.
   * @default - none
   */
  readonly podAnnotations?: { [annotation: string]: string };
}

/** What was said of the pods; what was not, is left to Kubernetes. */
export interface PodSettings {
  readonly nodeSelector: Readonly<Record<string, string>> | undefined;
  readonly tolerations: readonly Toleration[] | undefined;
  readonly affinity: Readonly<Record<string, any>> | undefined;
  readonly priorityClassName: string | undefined;
  readonly imagePullSecrets: readonly string[] | undefined;
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  readonly podAnnotations: Readonly<Record<string, string>> | undefined;
}

export function readPodOptions<P extends PodOptions>(props: PropsReader<P>): PodSettings {
  const p = props as unknown as PropsReader<PodOptions>;
  return {
    nodeSelector: p.optional('nodeSelector', record(labelValue, qualifiedName)),
    tolerations: p.optional('tolerations', list(toleration)),
    affinity: p.optional('affinity', jsonObject),
    priorityClassName: p.optional('priorityClassName', dnsSubdomain),
    imagePullSecrets: p.optional('imagePullSecrets', list(secretName)),
    podLabels: p.optional('podLabels', record(labelValue, podLabel)),
    podAnnotations: p.optional('podAnnotations', record(multilineText, qualifiedName)),
  };
}

const OURS = /^(app|app\.kubernetes\.io\/(name|part-of|managed-by))$/;

/** A label that a pod may have beside those that its selectors look for. */
export const podLabel: Rule<string> = (value, report) => {
  if (passes(qualifiedName, value, report) && OURS.test(value)) {
    report({ what: `${quote(value)} is ours, and selectors depend on it`, instead: 'use another label', code: 'LabelTaken' });
  }
  return value as string;
};
