/** API groups of which only one CNI reads objects, so that others leave them lying, and the call that installs that one. */
export const GROUPS_OF_CNIS: Readonly<Record<string, string>> = { 'cilium.io': 'Cni.cilium()', 'projectcalico.org': 'Cni.calico()' };

/** Classes of Gateways and of Ingresses that only a CNI serves. */
export const CLASSES_OF_CNIS: Readonly<Record<string, string>> = { cilium: 'Cni.cilium()' };

/** Charts of Helm by which a CNI is installed. */
export const CHARTS_OF_CNIS: readonly string[] = ['cilium'];

/** Objects of an operator that make it install a CNI, as `group/Kind`. */
export const WISHES_FOR_CNIS: readonly string[] = ['operator.tigera.io/Installation'];

/** Where an operator's wish says which registry its images come from, as a path. */
export const REGISTRIES_OF_WISHES: Readonly<Record<string, string>> = { 'operator.tigera.io/Installation': '/spec/registry' };

/** The groups of which some policies look into HTTP by a proxy of the CNI. */
export const L7_BY_PROXY: readonly string[] = ['cilium.io'];
/** What turns that proxy on where a CNI is installed from here. */
export const L7_OF_CILIUM = 'write l7Proxy: true in Cni.cilium()';

/** The group whose policies look into HTTP by programs beside each pod. */
export const L7_BESIDE_PODS: Readonly<Record<string, string>> = { 'projectcalico.org': "Istio and Calico's Dikastes run" };
