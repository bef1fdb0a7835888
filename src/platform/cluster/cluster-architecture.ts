/** The processors of nodes, as their label `kubernetes.io/arch` calls them. */
export enum ClusterArchitecture {
  /** x86-64, which Prow publishes its components for. */
  AMD64 = 'amd64',
  /** 64-bit ARM, as in Apple's computers since 2020, Raspberry Pi, Graviton and Ampere. Prow publishes nothing for it. */
  ARM64 = 'arm64',
}
