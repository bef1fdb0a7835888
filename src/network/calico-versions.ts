/** The API versions in which Calico takes its objects: where it keeps them, and that of its API server. */
export const V1 = 'crd.projectcalico.org/v1';
export const V3 = 'projectcalico.org/v3';

export const V1_WARNING = `Objects of ${V1} are how Calico keeps its data, and its project does not support that others write them; with Calico's API server, ${V3} is supported.`;
