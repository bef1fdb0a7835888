import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import { FlannelPolicyPlan } from './flannel-policy-enforcer';

const LIB_MODULES = { name: 'lib-modules', mountPath: '/lib/modules', readOnly: true };

/** Source: flannel v0.28.9, `chart/kube-flannel/templates/daemonset.yaml`. */
export function policyContainers({ container }: FlannelPolicyPlan): readonly Plain<k8s.Container>[] {
  return container === undefined ? [] : [{
    name: 'kube-network-policies',
    image: container.image,
    command: ['/bin/netpol'],
    args: ['--hostname-override=$(MY_NODE_NAME)', '--v=2'],
    resources: container.resources,
    securityContext: { privileged: true, capabilities: { add: ['NET_ADMIN'] } },
    env: [{ name: 'MY_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    volumeMounts: [LIB_MODULES],
  }];
}

export function policyVolumes({ container }: FlannelPolicyPlan): readonly Plain<k8s.Volume>[] {
  return container === undefined ? [] : [{ name: LIB_MODULES.name, hostPath: { path: LIB_MODULES.mountPath } }];
}

/** Source: flannel v0.28.9, `chart/kube-flannel/templates/rbac.yaml`. */
export function policyRules({ container }: FlannelPolicyPlan): readonly Plain<k8s.PolicyRule>[] {
  return container === undefined ? [] : [
    { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['list', 'watch'] },
    { apiGroups: ['policy.networking.k8s.io'], resources: ['adminnetworkpolicies', 'baselineadminnetworkpolicies'], verbs: ['list', 'watch'] },
  ];
}
