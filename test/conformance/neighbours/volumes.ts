import { container, Neighbours, object, pod, wide } from './neighbour';

const volume = (fields: object, more: object = {}): object => pod({ volumes: [{ name: 'v', ...fields }], ...more });
const mount = (fields: object, of: object = { emptyDir: {} }, more: object = {}): object =>
  pod({ volumes: [{ name: 'v', ...of }] }, { volumeMounts: [{ name: 'v', mountPath: '/v', ...fields }], ...more });
const mounts = (...volumeMounts: readonly object[]): object =>
  pod({ volumes: [{ name: 'v', emptyDir: {} }] }, { volumeMounts: volumeMounts.map((one) => ({ name: 'v', ...one })) });
const device = (of: object, more: object = {}): object =>
  pod({ volumes: [{ name: 'v', ...of }] }, { volumeDevices: [{ name: 'v', devicePath: '/dev/v' }], ...more });
const sources = (...all: readonly object[]): object => volume({ projected: { sources: all } });
const token = (path: string): object => ({ serviceAccountToken: { path } });
const items = (...all: readonly object[]): object => ({ configMap: { name: 'a', items: all } });
const facts = (item: object): object => volume({ downwardAPI: { items: [{ path: 'a', ...item }] } });
const claim = (spec: object): object => object('v1', 'PersistentVolumeClaim', {
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});
const disk = (spec: object, source: object = { hostPath: { path: '/a' } }): object => wide('v1', 'PersistentVolume', {
  spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...source, ...spec },
});
const storage = (more: object): object => wide('storage.k8s.io/v1', 'StorageClass', { provisioner: 'acme.dev/disk', ...more });
const required = { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['a'] }] }] } } };

export const volumeNeighbours: readonly Neighbours[] = [
  ['a volume from one place', volume({ emptyDir: {}, configMap: { name: 'a' } }), volume({ configMap: { name: 'a' } })],
  ['a volume that the pod has', container({ volumeMounts: [{ name: 'v', mountPath: '/v' }] }), mount({})],
  ['a place once', mounts({ mountPath: '/a' }, { mountPath: '/a' }), mounts({ mountPath: '/a' }, { mountPath: '/a/' })],
  ['a part of a volume', mount({ subPath: '../a' }), mount({ subPath: 'a/..b' })],
  ['a part of a volume, absolute', mount({ subPath: '/a' }), mount({ subPath: 'a/b' })],
  ['a part of a volume by one way', mount({ subPath: 'a', subPathExpr: 'b' }), mount({ subPathExpr: 'b' })],
  ['a part of a volume by a variable', mount({ subPathExpr: '../$(A)' }), mount({ subPathExpr: '$(A)' })],
  ['what is mounted inside', mount({ mountPropagation: 'Bidirectional' }),
    mount({ mountPropagation: 'Bidirectional' }, { emptyDir: {} }, { securityContext: { privileged: true } })],
  ['what is read only to its end', mount({ recursiveReadOnly: 'Enabled' }), mount({ recursiveReadOnly: 'Enabled', readOnly: true })],
  ['what is read only to its end, and spreads', mount({ recursiveReadOnly: 'IfPossible', readOnly: true, mountPropagation: 'HostToContainer' }),
    mount({ recursiveReadOnly: 'IfPossible', readOnly: true, mountPropagation: 'None' })],
  ['a device of a claim', device({ emptyDir: {} }), device({ persistentVolumeClaim: { claimName: 'a' } })],
  ['a device or a folder', device({ persistentVolumeClaim: { claimName: 'a' } }, { volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
    device({ persistentVolumeClaim: { claimName: 'a' } }, {})],
  ['a source from one place', sources({ secret: { name: 'a' }, configMap: { name: 'a' } }), sources({ secret: { name: 'a' } }, { configMap: { name: 'a' } })],
  ['a path of a token', sources(token('')), sources(token('token'))],
  ['a path of two sources', sources(items({ key: 'a', path: 'a' }), items({ key: 'b', path: 'a' })), sources(token('a'), token('b'))],
  ['a path within one source', sources(items({ key: 'a', path: 'a' }, { key: 'b', path: 'a' })),
    sources(items({ key: 'a', path: 'a' }, { key: 'a', path: 'b' }))],
  ['a fact of the pod', facts({ fieldRef: { fieldPath: 'spec.nodeName' } }), facts({ fieldRef: { fieldPath: 'metadata.labels' } })],
  ['one fact of the pod', facts({ fieldRef: { fieldPath: 'metadata.name' }, resourceFieldRef: { containerName: 'a', resource: 'limits.cpu' } }),
    facts({ resourceFieldRef: { containerName: 'a', resource: 'limits.cpu' } })],
  ['a fact of a container', facts({ resourceFieldRef: { resource: 'limits.cpu' } }), facts({
    resourceFieldRef: { containerName: 'a', resource: 'requests.ephemeral-storage' },
  })],
  ['no fact', facts({}), facts({ fieldRef: { fieldPath: "metadata.annotations['a']" } })],
  ['a way to a server', volume({ nfs: { server: 'a', path: 'a' } }), volume({ nfs: { server: 'a', path: '/a' } })],
  ['the name of a driver', volume({ csi: { driver: 'a b' } }), volume({ csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true } })],
  ['a secret of a driver', volume({ csi: { driver: 'a', nodePublishSecretRef: {} } }), volume({ csi: { driver: 'a', nodePublishSecretRef: { name: 'a' } } })],
  ['a claim of the pod', volume({ ephemeral: {} }), volume({
    ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: 1 } } } } },
  })],
  ['an image', volume({ image: { pullPolicy: 'Always' } }), volume({ image: { reference: 'a:1', pullPolicy: 'Always' } })],
  ['a folder that has a name', volume({ hostPath: { path: '/a/../b' } }), volume({ hostPath: { path: '/a/..b' } })],
  // claims and disks
  ['one pod or several', claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }), claim({ accessModes: ['ReadWriteOncePod'] })],
  ['nothing is asked for', claim({ resources: { requests: { storage: 0 } } }), claim({ resources: { requests: { storage: 1 } } })],
  ['what is asked for', claim({ resources: { requests: { memory: '1Gi' } } }), claim({})],
  ['a class has a name', claim({ storageClassName: 'A' }), claim({ storageClassName: '' })],
  ['sources of data', claim({ dataSource: { kind: 'PersistentVolumeClaim', name: 'a' }, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' } }),
    claim({ dataSource: { kind: 'PersistentVolumeClaim', name: 'a' }, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a' } })],
  ['a disk is of one kind', disk({ nfs: { server: 'a', path: '/a' } }), disk({}, { nfs: { server: 'a', path: '/a' } })],
  ['a disk of a node', disk({}, { local: { path: '/a' } }), disk(required, { local: { path: '/a' } })],
  ['a disk that is emptied', disk({ persistentVolumeReclaimPolicy: 'Recycle' }, { hostPath: { path: '/' } }),
    disk({ persistentVolumeReclaimPolicy: 'Recycle' })],
  ['what a disk has', disk({ capacity: { storage: '1Gi', cpu: 1 } }), disk({ capacity: { storage: '1Gi' } })],
  ['a disk of nothing', disk({ capacity: { storage: 0 } }), disk({ capacity: { storage: 1 } })],
  ['a disk for one pod', disk({ accessModes: ['ReadWriteOncePod', 'ReadOnlyMany'] }), disk({ accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] })],
  ['a disk of a driver', disk({}, { csi: { driver: 'a' } }), disk({}, { csi: { driver: 'a', volumeHandle: 'a' } })],
  ['where a class is', storage({ allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: [] }] }] }), storage({
    allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b'] }] }],
  })],
  ['places of a class', storage({ allowedTopologies: [1, 2].map(() => ({ matchLabelExpressions: [{ key: 'a', values: ['b'] }] })) }), storage({
    allowedTopologies: ['b', 'c'].map((b) => ({ matchLabelExpressions: [{ key: 'a', values: [b] }] })),
  })],
  ['a place of a class once', storage({ allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b', 'b'] }] }] }), storage({
    allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b', 'c'] }] }],
  })],
  ['a parameter has a name', storage({ parameters: { '': 'a' } }), storage({ parameters: { a: '' } })],
  ['when a class binds', storage({ volumeBindingMode: 'Later' }), storage({ volumeBindingMode: 'Immediate' })],
];
