import { PodSecurityLevel } from '../../../src';

/** A pod, and where it says something that a level refuses; an API server is asked about it as well. */
export interface PodSecurityCase {
  readonly says: string;
  readonly spec: Readonly<Record<string, any>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Paths that `baseline` refuses, by the newest rules. */
  readonly baseline: readonly string[];
  /** What `restricted` refuses beside them. */
  readonly restricted: readonly string[];
  /** The oldest minor that knows the fields, where that is none of the oldest. */
  readonly since?: number;
}

const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const POD = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const MAIN = 'containers[0].securityContext';

const container = (more: object = {}): object => ({ name: 'main', image: 'registry.test/image:1', securityContext: HARDENED, ...more });
const hardened = (spec: object = {}, more: object = {}): PodSecurityCase['spec'] => ({ securityContext: POD, containers: [container(more)], ...spec });
const inContainer = (context: object): PodSecurityCase['spec'] => hardened({}, { securityContext: { ...HARDENED, ...context } });
const inPod = (context: object): PodSecurityCase['spec'] => hardened({ securityContext: { ...POD, ...context } });
const withVolume = (volume: object): PodSecurityCase['spec'] => hardened({ volumes: [{ name: 'v', ...volume }] });

const one = (says: string, spec: PodSecurityCase['spec'], baseline: readonly string[] = [],
  restricted: readonly string[] = []): PodSecurityCase => ({ says, spec, baseline, restricted });
const nowhere = (says: string, spec: PodSecurityCase['spec']): PodSecurityCase => one(says, spec);
const atBaseline = (says: string, spec: PodSecurityCase['spec'], ...paths: readonly string[]): PodSecurityCase => one(says, spec, paths);
const atRestricted = (says: string, spec: PodSecurityCase['spec'], ...paths: readonly string[]): PodSecurityCase => one(says, spec, [], paths);

const probe = (handler: object): object => ({ ...handler, periodSeconds: 10 });

export const POD_SECURITY_CASES: readonly PodSecurityCase[] = [
  nowhere('nothing forbidden', hardened()),
  atRestricted('no security context', { containers: [container({ securityContext: undefined })] }, MAIN),
  atRestricted('one of the container alone', hardened({ securityContext: undefined }), MAIN),
  nowhere('all of it in the container', hardened({ securityContext: {} }, { securityContext: { ...HARDENED, ...POD } })),
  atBaseline('hostNetwork', hardened({ hostNetwork: true }), 'hostNetwork'),
  atBaseline('hostPID', hardened({ hostPID: true }), 'hostPID'),
  atBaseline('hostIPC', hardened({ hostIPC: true }), 'hostIPC'),
  nowhere('no hostNetwork', hardened({ hostNetwork: false, hostPID: false, hostIPC: false })),
  one('privileged', hardened({}, { securityContext: { privileged: true } }), [`${MAIN}.privileged`], [MAIN]),
  nowhere('not privileged', inContainer({ privileged: false })),
  one('a privileged init container', hardened({ initContainers: [container({ name: 'init', securityContext: { privileged: true } })] }),
    ['initContainers[0].securityContext.privileged'], ['initContainers[0].securityContext']),
  atBaseline('SYS_ADMIN', inContainer({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }), `${MAIN}.capabilities.add[0]`),
  atBaseline('NET_RAW', inContainer({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'NET_RAW'] } }), `${MAIN}.capabilities.add[1]`),
  atBaseline('a capability with its prefix', inContainer({ capabilities: { drop: ['ALL'], add: ['CAP_CHOWN'] } }), `${MAIN}.capabilities.add[0]`),
  atRestricted('CHOWN', inContainer({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }), `${MAIN}.capabilities.add[0]`),
  nowhere('NET_BIND_SERVICE', inContainer({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })),
  atRestricted('some capabilities dropped', inContainer({ capabilities: { drop: ['NET_RAW'] } }), MAIN),
  atRestricted('capabilities dropped in small letters', inContainer({ capabilities: { drop: ['all'] } }), MAIN),
  atBaseline('a path of the node', withVolume({ hostPath: { path: '/var/run' } }), 'volumes[0].hostPath'),
  nowhere('a folder', withVolume({ emptyDir: {} })),
  nowhere('a Secret', withVolume({ secret: { secretName: 's' } })),
  nowhere('a ConfigMap', withVolume({ configMap: { name: 'c' } })),
  nowhere('a claim', withVolume({ persistentVolumeClaim: { claimName: 'p' } })),
  nowhere('projected sources', withVolume({ projected: { sources: [{ secret: { name: 's' } }] } })),
  nowhere('fields of the pod', withVolume({ downwardAPI: { items: [{ path: 'l', fieldRef: { fieldPath: 'metadata.labels' } }] } })),
  nowhere('a CSI volume', withVolume({ csi: { driver: 'csi.acme.dev' } })),
  nowhere('a claim of the pod\'s own', withVolume({ ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } } } } } })),
  atRestricted('NFS', withVolume({ nfs: { server: 'nfs.acme.dev', path: '/' } }), 'volumes[0]'),
  atRestricted('iSCSI', withVolume({ iscsi: { targetPortal: '192.0.2.1', iqn: 'iqn.2001-04.dev.acme:disk', lun: 0 } }), 'volumes[0]'),
  atBaseline('a port of the node', hardened({}, { ports: [{ containerPort: 80, hostPort: 80 }] }), 'containers[0].ports[0].hostPort'),
  nowhere('no port of the node', hardened({}, { ports: [{ containerPort: 80, hostPort: 0 }] })),
  { ...atBaseline('a probe of another host', hardened({}, { livenessProbe: probe({ httpGet: { host: '192.0.2.1', port: 80 } }) }),
    'containers[0].livenessProbe.httpGet.host'), since: 34 },
  { ...atBaseline('a probe of another host by TCP', hardened({}, { readinessProbe: probe({ tcpSocket: { host: '192.0.2.1', port: 80 } }) }),
    'containers[0].readinessProbe.tcpSocket.host'), since: 34 },
  { ...atBaseline('a hook on another host', hardened({}, { lifecycle: { preStop: { httpGet: { host: '192.0.2.1', port: 80 } } } }),
    'containers[0].lifecycle.preStop.httpGet.host'), since: 34 },
  nowhere('a probe of the pod', hardened({}, { startupProbe: probe({ httpGet: { port: 80 } }) })),
  atBaseline('AppArmor off', inContainer({ appArmorProfile: { type: 'Unconfined' } }), `${MAIN}.appArmorProfile.type`),
  atBaseline('AppArmor off for the pod', inPod({ appArmorProfile: { type: 'Unconfined' } }), 'securityContext.appArmorProfile.type'),
  nowhere('AppArmor', inPod({ appArmorProfile: { type: 'RuntimeDefault' } })),
  { ...atBaseline('AppArmor off by annotation', hardened(), 'container.apparmor.security.beta.kubernetes.io/main'),
    annotations: { 'container.apparmor.security.beta.kubernetes.io/main': 'unconfined' } },
  { ...nowhere('AppArmor by annotation', hardened()), annotations: { 'container.apparmor.security.beta.kubernetes.io/main': 'runtime/default' } },
  atBaseline('a type of SELinux', inContainer({ seLinuxOptions: { type: 'spc_t' } }), `${MAIN}.seLinuxOptions.type`),
  nowhere('a container\'s type of SELinux', inContainer({ seLinuxOptions: { type: 'container_t', level: 's0:c1' } })),
  nowhere('an engine\'s type of SELinux', inPod({ seLinuxOptions: { type: 'container_engine_t' } })),
  atBaseline('a user of SELinux', inPod({ seLinuxOptions: { user: 'system_u' } }), 'securityContext.seLinuxOptions.user'),
  atBaseline('a role of SELinux', inPod({ seLinuxOptions: { role: 'system_r' } }), 'securityContext.seLinuxOptions.role'),
  nowhere('the usual /proc', inContainer({ procMount: 'Default' })),
  atRestricted('all of /proc with users of the pod\'s own', { ...inContainer({ procMount: 'Unmasked' }), hostUsers: false }, `${MAIN}.procMount`),
  atBaseline('seccomp off', inContainer({ seccompProfile: { type: 'Unconfined' } }), `${MAIN}.seccompProfile.type`),
  one('seccomp off for the pod', inPod({ seccompProfile: { type: 'Unconfined' } }), ['securityContext.seccompProfile.type']),
  nowhere('a seccomp profile of the node', inContainer({ seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } })),
  atRestricted('no seccomp', hardened({ securityContext: { runAsNonRoot: true } }), MAIN),
  atBaseline('a kernel setting', inPod({ sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] }), 'securityContext.sysctls[0].name'),
  nowhere('a safe kernel setting', inPod({ sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1 2 3' }, { name: 'kernel.shm_rmid_forced', value: '1' }] })),
  { ...nowhere('a newly safe kernel setting', inPod({ sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat', value: '1' }] })), since: 37 },
  atRestricted('root', inContainer({ runAsUser: 0 }), `${MAIN}.runAsUser`),
  atRestricted('root for the pod', inPod({ runAsUser: 0 }), 'securityContext.runAsUser'),
  nowhere('another user', inPod({ runAsUser: 65532, runAsGroup: 0, fsGroup: 0 })),
  nowhere('root with users of the pod\'s own', { ...hardened({ securityContext: { ...POD, runAsNonRoot: undefined, runAsUser: 0 } }), hostUsers: false }),
  atRestricted('maybe root', inContainer({ runAsNonRoot: false }), `${MAIN}.runAsNonRoot`),
  one('maybe root for the pod', inPod({ runAsNonRoot: false }), [], ['securityContext.runAsNonRoot']),
  atRestricted('more privileges', inContainer({ allowPrivilegeEscalation: true }), `${MAIN}.allowPrivilegeEscalation`),
  nowhere('Windows', { os: { name: 'windows' }, securityContext: { runAsNonRoot: true }, containers: [container({ securityContext: {} })] }),
  atRestricted('Windows as anybody', { os: { name: 'windows' }, containers: [container({ securityContext: {} })] }, MAIN),
  one(
    'a process of a Windows node', { os: { name: 'windows' }, hostNetwork: true, securityContext: { runAsNonRoot: true, windowsOptions: { hostProcess: true } },
      containers: [container({ securityContext: {} })] },
    ['hostNetwork', 'securityContext.windowsOptions.hostProcess'],
  ),
];

/** All refused paths of a level. */
export function refusedPaths({ baseline, restricted }: PodSecurityCase, level: PodSecurityLevel): readonly string[] {
  return level === PodSecurityLevel.PRIVILEGED ? [] : level === PodSecurityLevel.BASELINE ? baseline : [...baseline, ...restricted];
}
