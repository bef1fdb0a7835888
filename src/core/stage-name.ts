/** The stages of one order of applying, first to last. */
export const STAGE_NAMES = ['crds', 'namespaces', 'network', 'networkConfig', 'ingress', 'issuer', 'prow'] as const;

/** A stage of the order of applying; what is in a later one may need what is in an earlier one. */
export type StageName = (typeof STAGE_NAMES)[number];
