import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { Fields, required, shape } from '../../core/props';
import { record } from '../../core/values';

/** Pods of the cluster that are its API server. */
export interface ApiServerPodsOptions {
  /** Their namespace. Errors: `NameNotDnsLabel`, `PropMissing`. */
  readonly namespace: string;

  /** Their labels; `{}` for all pods of the namespace. Errors: `LabelValueInvalid`, `PropMissing`, `QualifiedNameInvalid`. */
  readonly labels: { [label: string]: string };
}

const PODS = { namespace: required(dnsLabel), labels: required(record(labelValue, qualifiedName)) } satisfies Fields<ApiServerPodsOptions>;

/** Both have to be said: nothing is usual. */
export const apiServerPods = shape(PODS);
