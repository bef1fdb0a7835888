/** Pod-level security context that Pod Security `restricted` accepts, for a process that needs no particular user. */
export function restrictedPodSecurity(uid: number, fixedIds = true) {
  return {
    runAsNonRoot: true,
    // a cluster that gives each namespace its own numbers refuses others
    ...(fixedIds ? { runAsUser: uid, runAsGroup: uid, fsGroup: uid } : {}),
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  } as const;
}

/** Container-level security context of `restricted`, with a read-only root on top. */
export const restrictedContainerSecurity = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const;
