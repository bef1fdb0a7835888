import { quote } from '../../core/quote';
import { amount, empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** What a pod says as a whole. Source: pkg/apis/core/validation/validation.go, ValidatePodSpec and what it calls, at v1.37.1. */
const NONE: readonly Fields[] = [];

/** Seconds that a pod has to end, where it names none. */
const GRACE = 30;
/** What only a container that stays may have. */
const OF_LASTING = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];

const pod: ObjectRule = (spec) => {
  const { dnsPolicy, dnsConfig, containers, initContainers, terminationGracePeriodSeconds, nodeName, schedulingGates, ephemeralContainers } = spec;
  if (!empty(ephemeralContainers)) return needless('ephemeralContainers', 'in a pod that is not made yet');
  if (dnsPolicy === 'None' && empty(dnsConfig?.nameservers)) return missing('dnsConfig.nameservers', 'which dnsPolicy None needs');
  if (!empty(nodeName) && !empty(schedulingGates)) return needless('nodeName', 'beside schedulingGates');
  const most = terminationGracePeriodSeconds ?? GRACE;
  return ending(initContainers ?? NONE) ?? sleeping('containers', containers ?? NONE, most) ?? sleeping('initContainers', initContainers ?? NONE, most)
    ?? rooted('containers', containers ?? NONE, spec.securityContext) ?? rooted('initContainers', initContainers ?? NONE, spec.securityContext);
};

/** What the container says goes before what the pod says. Source: pkg/kubelet/kuberuntime/security_context.go, verifyRunAsNonRoot, at v1.37.1. */
function rooted(list: string, containers: readonly Fields[], ofPod: Fields | null | undefined): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const own: Fields | null | undefined = containers[i].securityContext;
    if ((own?.runAsUser ?? ofPod?.runAsUser) !== 0 || (own?.runAsNonRoot ?? ofPod?.runAsNonRoot) !== true) continue;
    const at = own?.runAsUser === 0 ? `${list}[${i}].securityContext.runAsUser` : 'securityContext.runAsUser';
    return refuse(at, `is 0, which is root, beside runAsNonRoot: the kubelet would never start ${list}[${i}]`,
      'write another user, or runAsNonRoot false', 'MutuallyExclusive');
  }
  return undefined;
}

function ending(containers: readonly Fields[]): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const container = containers[i];
    if (container.restartPolicy === 'Always') continue;
    for (const field of OF_LASTING) {
      if (empty(container[field])) continue;
      return refuse(`initContainers[${i}]`, 'ends, and has a probe or a lifecycle', 'remove it, or write restartPolicy "Always"', 'MutuallyExclusive');
    }
  }
  return undefined;
}

/** Who sleeps longer than the pod has time to end is killed while he sleeps. */
function sleeping(list: string, containers: readonly Fields[], most: number): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const { lifecycle } = containers[i];
    if (lifecycle === undefined || lifecycle === null) continue;
    for (const hook of ['postStart', 'preStop']) {
      const seconds = lifecycle[hook]?.sleep?.seconds ?? 0;
      if (seconds >= 0 && seconds <= most) continue;
      const when = `${seconds} is not between 0 and terminationGracePeriodSeconds, ${most}`;
      return refuse(`${list}[${i}].lifecycle.${hook}.sleep.seconds`, when, 'pick a number in that range', 'NumberOutOfRange');
    }
  }
  return undefined;
}

const podNames: ObjectRule = ({ containers, initContainers }) => {
  if (empty(initContainers)) return undefined;
  for (let i = 0; i < initContainers.length; i++) {
    for (const { name } of containers) {
      if (name === initContainers[i].name) {
        return refuse(`initContainers[${i}].name`, `${quote(name)} is the name of a container`, 'use another one', 'ContainerNameTaken');
      }
    }
  }
  return undefined;
};

const podPorts: ObjectRule = ({ hostNetwork, containers, initContainers }) => {
  for (let i = 0; i < containers.length; i++) {
    const found = portsOfNode('containers', containers, i, 0, hostNetwork === true);
    if (found !== undefined) return found;
  }
  // those of init containers are taken one after the other
  for (let i = 0; i < (initContainers?.length ?? 0); i++) {
    const found = portsOfNode('initContainers', initContainers, i, i, hostNetwork === true);
    if (found !== undefined) return found;
  }
  return undefined;
};

function portsOfNode(list: string, containers: readonly Fields[], index: number, first: number, hostNetwork: boolean): FieldFinding | undefined {
  const ports: readonly Fields[] = containers[index].ports ?? NONE;
  for (let i = 0; i < ports.length; i++) {
    const { containerPort, hostPort } = ports[i];
    const at = `${list}[${index}].ports[${i}]`;
    if (hostNetwork && is(hostPort) && hostPort !== 0 && hostPort !== containerPort) {
      return refuse(`${at}.hostPort`, `${hostPort} is not containerPort, ${containerPort}, beside hostNetwork`, 'leave it out', 'NotAllowedValue');
    }
    if (onNode(ports[i], hostNetwork) === 0) continue;
    for (let other = first; other <= index; other++) {
      const others: readonly Fields[] = containers[other].ports ?? NONE;
      for (let j = 0; j < (other === index ? i : others.length); j++) {
        if (!samePort(others[j], ports[i], hostNetwork)) continue;
        const where = `${list}[${other}].ports[${j}]`;
        return refuse(`${at}.${is(hostPort) ? 'hostPort' : 'containerPort'}`, `${onNode(ports[i], hostNetwork)} is the node's port of ${where} too`,
          'pick another one', 'PortTaken');
      }
    }
  }
  return undefined;
}

function samePort(a: Fields, b: Fields, hostNetwork: boolean): boolean {
  return onNode(a, hostNetwork) === onNode(b, hostNetwork) && (a.protocol || 'TCP') === (b.protocol || 'TCP') && (a.hostIP ?? '') === (b.hostIP ?? '');
}

/** The port that it takes of its node; 0 for none. */
function onNode({ containerPort, hostPort }: Fields, hostNetwork: boolean): number {
  return hostPort || (hostNetwork ? containerPort : 0);
}

const IPC = /^(kernel[./](sem$|shm|msg)|fs[./]mqueue[./])/;

/** What a pod shares with its node. */
const podOfNode: ObjectRule = ({ hostNetwork, hostPID, hostIPC, hostUsers, shareProcessNamespace, securityContext, hostnameOverride, setHostnameAsFQDN }) => {
  if (hostPID === true && shareProcessNamespace === true) return needless('shareProcessNamespace', 'beside hostPID');
  if (hostUsers === false && hostPID === true) return needless('hostPID', 'beside hostUsers false');
  if (hostUsers === false && hostIPC === true) return needless('hostIPC', 'beside hostUsers false');
  if (is(hostnameOverride) && hostNetwork === true) return needless('hostnameOverride', 'beside hostNetwork');
  if (is(hostnameOverride) && setHostnameAsFQDN === true) return needless('hostnameOverride', 'beside setHostnameAsFQDN');
  const sysctls: readonly Fields[] = securityContext?.sysctls ?? NONE;
  for (let i = 0; i < sysctls.length; i++) {
    const { name } = sysctls[i];
    if (hostNetwork === true && /^net[./]/.test(name)) return needless(`securityContext.sysctls[${i}]`, 'beside hostNetwork');
    if (hostIPC === true && IPC.test(name)) return needless(`securityContext.sysctls[${i}]`, 'beside hostIPC');
  }
  return undefined;
};

/** What only containers of a pod with users of its own may see. */
const podSight: ObjectRule = ({ hostUsers, containers, initContainers }) => {
  return hostUsers === false ? undefined : unmasked('containers', containers) ?? unmasked('initContainers', initContainers ?? NONE);
};

function unmasked(list: string, containers: readonly Fields[]): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    if (containers[i].securityContext?.procMount === 'Unmasked') return needless(`${list}[${i}].securityContext.procMount`, 'without hostUsers false');
  }
  return undefined;
}

const OF_LINUX_POD = [
  'appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'sysctls', 'runAsUser', 'runAsGroup', 'supplementalGroups',
  'supplementalGroupsPolicy', 'seLinuxChangePolicy',
];
const OF_LINUX = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation',
  'procMount', 'runAsUser', 'runAsGroup'];
const OF_WINDOWS = ['windowsOptions'];

/** What belongs to another system than the pod's. */
const podSystem: ObjectRule = (spec) => {
  const name = spec.os?.name;
  if (name === 'windows') {
    for (const field of ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace']) {
      if (is(spec[field]) && (spec[field] === true || !field.startsWith('hostP') && field !== 'hostIPC')) return needless(field, 'in a pod of Windows');
    }
    return ofSystem(spec, 'Windows', OF_LINUX_POD, OF_LINUX);
  }
  return name === 'linux' ? ofSystem(spec, 'Linux', OF_WINDOWS, OF_WINDOWS) : undefined;
};

function ofSystem(spec: Fields, name: string, ofPod: readonly string[], ofContainer: readonly string[]): FieldFinding | undefined {
  const { securityContext, containers, initContainers } = spec;
  return foreign('securityContext', securityContext, name, ofPod)
    ?? foreignIn('containers', containers, name, ofContainer) ?? foreignIn('initContainers', initContainers ?? NONE, name, ofContainer);
}

function foreignIn(list: string, containers: readonly Fields[], name: string, fields: readonly string[]): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const found = foreign(`${list}[${i}].securityContext`, containers[i].securityContext, name, fields);
    if (found !== undefined) return found;
  }
  return undefined;
}

function foreign(at: string, context: Fields | null | undefined, name: string, fields: readonly string[]): FieldFinding | undefined {
  if (context === undefined || context === null) return undefined;
  for (const field of fields) {
    if (is(context[field]) && !(field === 'sysctls' && empty(context[field]))) return needless(`${at}.${field}`, `in a pod of ${name}`);
  }
  return undefined;
}

const OF_PODS = /^(cpu|memory|hugepages-.+)$/;

/** What a pod asks for as a whole. */
const podAmounts: ObjectRule = ({ resources, resourceClaims, containers, initContainers }) => {
  const found = claimed('containers', containers, resourceClaims ?? NONE) ?? claimed('initContainers', initContainers ?? NONE, resourceClaims ?? NONE);
  if (found !== undefined || resources === undefined || resources === null) return found;
  for (const field of ['requests', 'limits']) {
    for (const name in resources[field]) {
      if (!OF_PODS.test(name)) {
        return refuse(`resources.${field}`, `${quote(name)} is no resource of a whole pod`, 'write cpu, memory, or hugepages-SIZE', 'NotAllowedValue');
      }
      const whole = amount(resources[field][name]);
      let sum = 0;
      for (let i = 0; i < containers.length; i++) {
        const own = containers[i].resources;
        const ofOne = amount(own?.[field]?.[name] ?? own?.limits?.[name] ?? 0);
        sum += ofOne;
        if ((field === 'limits' ? own?.limits?.[name] === undefined || ofOne <= whole : sum <= whole * (1 + Number.EPSILON * 8))) continue;
        const what = field === 'limits' ? `containers[${i}] has a limit of ${quote(own.limits[name])}` : 'its containers ask for more';
        return refuse(`resources.${field}.${name}`, `${quote(resources[field][name])} is too little: ${what}`, 'raise it', 'NumberOutOfRange');
      }
    }
  }
  return undefined;
};

function claimed(list: string, containers: readonly Fields[], claims: readonly Fields[]): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const wanted: readonly Fields[] = containers[i].resources?.claims ?? NONE;
    for (let j = 0; j < wanted.length; j++) {
      let has = false;
      for (const { name } of claims) if (name === wanted[j].name) has = true;
      if (!has) {
        return refuse(`${list}[${i}].resources.claims[${j}].name`, `the pod has no claim ${quote(wanted[j].name)}`, 'add it to resourceClaims', 'ClaimMissing');
      }
    }
  }
  return undefined;
}

export const POD_RULES: Readonly<Record<string, ObjectRule>> = { pod, podNames, podPorts, podOfNode, podSight, podSystem, podAmounts };
