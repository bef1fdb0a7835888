import { AGENT } from './host-network';

/**
 * Values for nodes on which no pod may load modules of the kernel, and which mount cgroups and the file system of eBPF themselves, such as those of
 * Talos: the chart's own rights have SYS_MODULE in them, and its pods do not start there.
 *
 * @param rights what else the agent has to be granted, as values
 *
 * Source: chart `cilium` 1.20.2, values.yaml; docs.siderolabs.com, Deploy Cilium CNI.
 */
export function sealedNodeValues(rights: Readonly<Record<string, any>>): Readonly<Record<string, any>> {
  const agent: readonly string[] = rights.securityContext?.capabilities?.ciliumAgent ?? AGENT;
  return {
    cgroup: { autoMount: { enabled: false }, hostRoot: '/sys/fs/cgroup' },
    securityContext: {
      capabilities: { ciliumAgent: agent.filter((right) => right !== 'SYS_MODULE'), cleanCiliumState: ['NET_ADMIN', 'SYS_ADMIN', 'SYS_RESOURCE'] },
    },
  };
}
