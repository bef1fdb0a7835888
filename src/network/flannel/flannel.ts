import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { watchArguments } from '../../schema/patched-arguments';
import { TAKEN } from './extra-arguments';
import { placeFlannelBackend } from './flannel-backend';
import { flannelPod } from './flannel-pod';
import { FlannelPolicyPlan, policyRules } from './flannel-policy-enforcer';
import { FLANNEL_FIELDS, FlannelProps, FlannelSettings, settleFlannel } from './flannel-props';

const ACCOUNT = 'flannel';
const LABELS = { 'k8s-app': 'flannel' };

/**
 * A whole Flannel v0.28.9, as upstream's manifest installs it: a namespace for privileged pods, who flanneld is and what it may do, the
 * ConfigMap `kube-flannel-cfg`, and the DaemonSet `kube-flannel-ds`, whose pods are found with `-n kube-flannel -l app=flannel`.
 *
 * For clusters without a CNI only: two of them break each other. The plugins bridge, host-local, loopback and portmap must be in
 * `/opt/cni/bin` of every node beforehand. Errors: those of the properties, all together.
 *
 * Source: flannel v0.28.9, `Documentation/kube-flannel.yml`.
 */
export class Flannel extends Construct {
  /** The ConfigMap with Flannel's settings. */
  readonly configMap: ApiObject;

  /** The DaemonSet. */
  readonly daemonSet: ApiObject;

  /** MTU of a pod's interface that follows from the properties, in bytes. */
  readonly podMtu: number;

  constructor(scope: Construct, id: string, props: FlannelProps = {}) {
    super(scope, id);
    const settings = readProps(Where.construct(this.node.path), props, FLANNEL_FIELDS, settleFlannel);
    const { configMap, daemonSet } = placeFlannel(this, settings);
    this.configMap = configMap;
    this.daemonSet = daemonSet;
    this.podMtu = settings.podMtu;
  }
}

/** All objects of Flannel. */
export function placeFlannel(scope: Construct, settings: FlannelSettings) {
  const { namespace } = settings;
  if (!settings.namespaceExists) flannelNamespace(scope, namespace);
  permissions(scope, namespace, settings.enforcedBy);
  const configMap = placeFlannelBackend(new Construct(scope, 'Backend'), settings);
  const labels = { tier: 'node', app: 'flannel' };
  const daemonSet = nativeObject(scope, 'Resource', 'apps/v1/DaemonSet', {
    metadata: { name: 'kube-flannel-ds', namespace, labels: { ...labels, ...LABELS } },
    spec: {
      selector: { matchLabels: { app: 'flannel' } },
      template: { metadata: { labels }, spec: flannelPod(settings, ACCOUNT, configMap.name) },
    },
  });
  watchArguments(daemonSet, { program: 'flanneld', taken: TAKEN, known: settings.image.endsWith(':v0.28.9'), needed: ['kube-subnet-mgr'] });
  return { configMap, daemonSet };
}

/** Flannel's own namespace, which lets pods onto the network of their nodes. */
export function flannelNamespace(scope: Construct, name: string): void {
  nativeObject(scope, 'Namespace', 'v1/Namespace', { metadata: { name, labels: { ...LABELS, 'pod-security.kubernetes.io/enforce': 'privileged' } } });
}

/** Who flanneld is and what it may do: read its own pod and all nodes, and write to the status of nodes. */
function permissions(scope: Construct, namespace: string, policy: FlannelPolicyPlan): void {
  nativeObject(scope, 'ClusterRole', 'rbac.authorization.k8s.io/v1/ClusterRole', {
    metadata: { name: 'flannel', labels: LABELS },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
      ...policyRules(policy),
    ],
  });
  nativeObject(scope, 'ClusterRoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding', {
    metadata: { name: 'flannel', labels: LABELS },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'flannel' },
    subjects: [{ kind: 'ServiceAccount', name: ACCOUNT, namespace }],
  });
  nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata: { name: ACCOUNT, namespace, labels: LABELS } });
}
