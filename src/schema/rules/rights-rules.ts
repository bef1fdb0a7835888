import { quote } from '../../core/quote';
import { empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** Who may what. Source: pkg/apis/rbac/validation at v1.37.1. */
const policyRule: ObjectRule = ({ apiGroups, resources, resourceNames, nonResourceURLs }) => {
  if (empty(nonResourceURLs)) {
    if (empty(resources)) return missing('resources', 'which a rule needs without nonResourceURLs');
    return empty(apiGroups) ? missing('apiGroups', 'which a rule for resources needs ("" is the core group)') : undefined;
  }
  return empty(apiGroups) && empty(resources) && empty(resourceNames) ? undefined : needless('nonResourceURLs', 'beside resources');
};

/** Paths are of the whole cluster. */
const role: ObjectRule = ({ rules }) => {
  for (let i = 0; i < (rules?.length ?? 0); i++) {
    if (!empty(rules[i].nonResourceURLs)) return refuse(`rules[${i}].nonResourceURLs`, 'has no place in a Role', 'write a ClusterRole', 'MutuallyExclusive');
  }
  return undefined;
};

const clusterRole: ObjectRule = ({ aggregationRule }) => {
  return is(aggregationRule) && empty(aggregationRule.clusterRoleSelectors)
    ? missing('aggregationRule.clusterRoleSelectors', 'which aggregationRule needs') : undefined;
};

const RBAC = 'rbac.authorization.k8s.io';
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const subject: ObjectRule = ({ kind, apiGroup, name }) => {
  const wanted = kind === 'ServiceAccount' ? '' : RBAC;
  if (!empty(apiGroup) && apiGroup !== wanted) {
    return refuse('apiGroup', `${quote(apiGroup)} has no ${kind}`, wanted === '' ? 'leave it out' : `write "${RBAC}"`, 'NotAllowedValue');
  }
  return kind !== 'ServiceAccount' || (SUBDOMAIN.test(name) && name.length <= 253) ? undefined
    : refuse('name', `${quote(name)} is not the name of a ServiceAccount`, 'use lower-case letters, digits, hyphens and full stops', 'NameNotDnsSubdomain');
};

const roleRef: ObjectRule = ({ apiGroup, name }) => {
  if (!empty(apiGroup) && apiGroup !== RBAC) return refuse('apiGroup', `${quote(apiGroup)} has no roles`, `write "${RBAC}"`, 'NotAllowedValue');
  return /^\.\.?$|[/%]/.test(name) ? refuse('name', `${quote(name)} is not the name of a role`, 'leave out "/" and "%"', 'PatternMismatch') : undefined;
};

const clusterRoleBinding: ObjectRule = ({ roleRef: { kind }, subjects }) => (kind === 'Role'
  ? refuse('roleRef.kind', '"Role" has no place in a ClusterRoleBinding', 'write "ClusterRole", or a RoleBinding', 'NotAllowedValue') : placed(subjects ?? []));

/** Whoever is bound in a namespace is of that one where nothing else is said. */
function placed(subjects: readonly Fields[]): FieldFinding | undefined {
  for (let i = 0; i < subjects.length; i++) {
    if (subjects[i].kind === 'ServiceAccount' && empty(subjects[i].namespace)) return missing(`subjects[${i}].namespace`, 'which a ServiceAccount needs');
  }
  return undefined;
}

export const RIGHTS_RULES: Readonly<Record<string, ObjectRule>> = { policyRule, role, clusterRole, subject, roleRef, clusterRoleBinding };
