import { stringify } from 'yaml';
import { BUSYBOX_IMAGE } from '../images/catalogue';
import { VOLUMES_FOLDER } from '../machines/volume-disk';
import { deployment } from './deployment';

const NAME = 'local-path-provisioner';
const NAMESPACE = 'local-path-storage';
const CONFIG = 'local-path-config';
const metadata = { name: NAME, namespace: NAMESPACE };
const labels = { app: NAME };
const subjects = [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }];
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' };
const all = ['get', 'list', 'watch', 'create', 'patch', 'update', 'delete'];

/** A default StorageClass whose volumes are folders of the node on which their first pod runs. */
export function localPathObjects(image: string): object[] {
  const roleRef = (kind: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name: NAME });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { ...RBAC, kind: 'Role', metadata, rules: [{ apiGroups: [''], resources: ['pods'], verbs: all }] },
    { ...RBAC, kind: 'RoleBinding', metadata, roleRef: roleRef('Role'), subjects },
    {
      ...RBAC,
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: [
        { apiGroups: [''], resources: ['nodes', 'persistentvolumeclaims', 'configmaps', 'pods', 'pods/log'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['persistentvolumes'], verbs: all },
        { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
        { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    { ...RBAC, kind: 'ClusterRoleBinding', metadata: { name: NAME }, roleRef: roleRef('ClusterRole'), subjects },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: CONFIG, namespace: NAMESPACE }, data: config() },
    pods(image),
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'local-path', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'rancher.io/local-path',
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: 'Delete',
    },
  ];
}

function config(): Record<string, string> {
  return {
    'config.json': JSON.stringify({ nodePathMap: [{ node: 'DEFAULT_PATH_FOR_NON_LISTED_NODES', paths: [VOLUMES_FOLDER] }] }),
    'setup': '#!/bin/sh\nset -eu\nmkdir -m 0777 -p "$VOL_DIR"\n',
    'teardown': '#!/bin/sh\nset -eu\nrm -rf "$VOL_DIR"\n',
    'helperPod.yaml': stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'helper-pod' },
      spec: { containers: [{ name: 'helper-pod', image: BUSYBOX_IMAGE, imagePullPolicy: 'IfNotPresent' }] },
    }),
  };
}

function pods(image: string): object {
  return deployment(metadata, labels, 1, {
    serviceAccountName: NAME,
    volumes: [{ name: 'config', configMap: { name: CONFIG } }],
    containers: [{
      name: NAME,
      image,
      args: ['start', '--config=/etc/config/config.json', `--service-account-name=${NAME}`],
      env: [
        { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
        { name: 'CONFIG_MOUNT_PATH', value: '/etc/config/' },
      ],
      volumeMounts: [{ name: 'config', mountPath: '/etc/config/' }],
    }],
  });
}
