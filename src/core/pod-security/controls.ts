import { PodSecurityLevel } from './pod-security-level';

/** Where a path begins: at the pod's `spec`, at each of its containers, or at both. */
export type ControlScope = 'pod' | 'container' | 'both';

/** Something that a pod may say only in certain words. */
export interface Control {
  /** The level that first asks for it. */
  readonly level: PodSecurityLevel.BASELINE | PodSecurityLevel.RESTRICTED;
  readonly scope: ControlScope;
  /** Paths of what is looked at; `[]` stands for each element of a list. What is absent is allowed. */
  readonly paths: readonly string[];
  /** Which values may stand there; none at all when the list is empty. */
  readonly allowed: readonly unknown[];
  /** Values that newer minors of Kubernetes 1 allow too, by the first that does. */
  readonly allowedSince?: Readonly<Record<number, readonly unknown[]>>;
  /** The minor that first asks for it. */
  readonly since?: number;
  /** The minor from which pods with users of their own (`hostUsers: false`) need not obey. */
  readonly ownUsersSince?: number;
}

/** Something that each container, or the pod for all of them, has to say under `restricted`. */
export interface Demand {
  readonly path: string;
  readonly accepts: (value: unknown) => boolean;
  /** Whether the pod can say it for its containers. */
  readonly inherited: boolean;
  /** As it is written. */
  readonly words: string;
  readonly ownUsersSince?: number;
  /** Whether pods for Windows, which cannot say it, are let off. */
  readonly notOnWindows: boolean;
}

const { BASELINE, RESTRICTED } = PodSecurityLevel;
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];
const CAPABILITIES = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID',
  'SYS_CHROOT',
];
const SYSCTLS = [
  'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
];
const SYSCTLS_SINCE = {
  27: ['net.ipv4.ip_local_reserved_ports'],
  29: ['net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes'],
  32: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'],
  37: ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat'],
};

/** The Pod Security Standards. Source: k8s.io/pod-security-admission policy/check_*.go at v0.37.1. */
export const CONTROLS: readonly Control[] = [
  { level: BASELINE, scope: 'pod', paths: ['hostNetwork', 'hostPID', 'hostIPC'], allowed: [false] },
  { level: BASELINE, scope: 'container', paths: ['securityContext.privileged'], allowed: [false] },
  { level: BASELINE, scope: 'container', paths: ['securityContext.capabilities.add[]'], allowed: CAPABILITIES },
  { level: BASELINE, scope: 'pod', paths: ['volumes[].hostPath'], allowed: [] },
  { level: BASELINE, scope: 'container', paths: ['ports[].hostPort'], allowed: [0] },
  { level: BASELINE, scope: 'container', paths: PROBES.flatMap((probe) => [`${probe}.httpGet.host`, `${probe}.tcpSocket.host`]), allowed: [''], since: 34 },
  { level: BASELINE, scope: 'both', paths: ['securityContext.appArmorProfile.type'], allowed: ['RuntimeDefault', 'Localhost'] },
  {
    level: BASELINE, scope: 'both', paths: ['securityContext.seLinuxOptions.type'], allowed: ['', 'container_t', 'container_init_t', 'container_kvm_t'],
    allowedSince: { 31: ['container_engine_t'] },
  },
  { level: BASELINE, scope: 'both', paths: ['securityContext.seLinuxOptions.user', 'securityContext.seLinuxOptions.role'], allowed: [''] },
  { level: BASELINE, scope: 'container', paths: ['securityContext.procMount'], allowed: ['Default'], ownUsersSince: 35 },
  { level: BASELINE, scope: 'both', paths: ['securityContext.seccompProfile.type'], allowed: ['RuntimeDefault', 'Localhost'] },
  { level: BASELINE, scope: 'pod', paths: ['securityContext.sysctls[].name'], allowed: SYSCTLS, allowedSince: SYSCTLS_SINCE },
  { level: BASELINE, scope: 'both', paths: ['securityContext.windowsOptions.hostProcess'], allowed: [false] },
  { level: RESTRICTED, scope: 'container', paths: ['securityContext.procMount'], allowed: ['Default'], since: 35 },
  { level: RESTRICTED, scope: 'container', paths: ['securityContext.capabilities.add[]'], allowed: ['NET_BIND_SERVICE'] },
  { level: RESTRICTED, scope: 'container', paths: ['securityContext.allowPrivilegeEscalation'], allowed: [false] },
  { level: RESTRICTED, scope: 'both', paths: ['securityContext.runAsNonRoot'], allowed: [true], ownUsersSince: 35 },
];

/** The one number that is forbidden where all others are allowed. */
export const FORBIDDEN_USER = { paths: ['securityContext.runAsUser'], value: 0, ownUsersSince: 35 };

export const DEMANDS: readonly Demand[] = [
  {
    path: 'securityContext.allowPrivilegeEscalation', accepts: (value) => value !== undefined, inherited: false, notOnWindows: true,
    words: 'allowPrivilegeEscalation: false',
  },
  {
    path: 'securityContext.capabilities.drop', accepts: (value) => Array.isArray(value) && value.includes('ALL'), inherited: false, notOnWindows: true,
    words: 'capabilities: { drop: ["ALL"] }',
  },
  {
    path: 'securityContext.runAsNonRoot', accepts: (value) => value !== undefined, inherited: true, notOnWindows: false, ownUsersSince: 35,
    words: 'runAsNonRoot: true',
  },
  {
    path: 'securityContext.seccompProfile.type', accepts: (value) => value !== undefined, inherited: true, notOnWindows: true,
    words: 'seccompProfile: { type: "RuntimeDefault" }',
  },
];

/** What annotations begin with that name a profile, as they did before Kubernetes 1.30. */
export const APPARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

/** Kinds of volumes that `restricted` knows; one of another kind is refused. */
export const RESTRICTED_VOLUMES: readonly string[] = [
  'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret',
];
