import { ObjectRule } from './object-rule';
import { CERTIFICATE_RULES } from './rules/certificate-rules';
import { CLUSTER_RULES } from './rules/cluster-rules';
import { CONTAINER_RULES } from './rules/container-rules';
import { JOB_RULES } from './rules/job-rules';
import { LIMIT_RULES } from './rules/limit-rules';
import { PLACEMENT_RULES } from './rules/placement-rules';
import { POD_RULES } from './rules/pod-rules';
import { RIGHTS_RULES } from './rules/rights-rules';
import { ROUTE_RULES } from './rules/route-rules';
import { SCALING_RULES } from './rules/scaling-rules';
import { SERVICE_RULES } from './rules/service-rules';
import { TRAFFIC_RULES } from './rules/traffic-rules';
import { VOLUME_RULES } from './rules/volume-rules';
import { WORKLOAD_RULES } from './rules/workload-rules';

/** Of what most apps have. */
const USUAL: Readonly<Record<string, ObjectRule>> = {
  ...POD_RULES, ...CONTAINER_RULES, ...VOLUME_RULES, ...PLACEMENT_RULES, ...WORKLOAD_RULES, ...SERVICE_RULES, ...RIGHTS_RULES,
};

let others: Readonly<Record<string, ObjectRule>> | undefined;

/** A rule by the name that tables put behind `@look`; undefined where there is none. */
export function objectRuleOf(name: string): ObjectRule | undefined {
  return USUAL[name] ?? (others ??= {
    ...JOB_RULES, ...SCALING_RULES, ...TRAFFIC_RULES, ...LIMIT_RULES, ...CLUSTER_RULES, ...ROUTE_RULES, ...CERTIFICATE_RULES,
  })[name];
}
