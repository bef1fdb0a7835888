/** What a cluster needs of its network. What is left out is not needed, or not known. */
export interface CniNeeds {
  /**
   * How many nodes the cluster has, or will have. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - a few
   */
  readonly nodes?: number;

  /**
   * What policies decide about: `none`, `L3L4` (addresses and ports) or `L7` (paths of HTTP, names of DNS). Error: `NotAllowedValue`.
   * @default none
   */
  readonly policy?: string;

  /**
   * Whether packets between nodes must be encrypted. Error: `WrongType`.
   * @default false
   */
  readonly encryption?: boolean;

  /**
   * Whether somebody must be able to see who talks to whom. Error: `WrongType`.
   * @default false
   */
  readonly observability?: boolean;

  /**
   * How many clusters share one network. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1
   */
  readonly clusters?: number;

  /**
   * Whether nodes of one cluster reach each other over the Internet or through address translation. Error: `WrongType`.
   * @default false
   */
  readonly multiCloud?: boolean;

  /**
   * The oldest Linux kernel of a node, as `5.15`. Error: `KernelVersionInvalid`.
   * @default - new enough for everything
   */
  readonly kernel?: string;

  /**
   * Whether all nodes are in one layer 2 network, without a router between them. Error: `WrongType`.
   * @default false
   */
  readonly sameLayer2?: boolean;

  /**
   * Whether the routers between nodes accept routes by BGP. Error: `WrongType`.
   * @default false
   */
  readonly bgpRouters?: boolean;

  /**
   * Whether Services of type LoadBalancer need addresses that no cloud gives. Error: `WrongType`.
   * @default false
   */
  readonly loadBalancer?: boolean;

  /**
   * Whether the network shall do the work of kube-proxy too. Error: `WrongType`.
   * @default false
   */
  readonly kubeProxyReplacement?: boolean;

  /**
   * Whether pods need IPv4 and IPv6 addresses. Error: `WrongType`.
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * Whether some nodes run Windows. Error: `WrongType`.
   * @default false
   */
  readonly windows?: boolean;

  /**
   * What decides where several would do: `general`, `performance` (as few wrapped packets as the network allows), or `smallFootprint`
   * (as little memory and as few objects as possible). Error: `NotAllowedValue`.
   * @default general
   */
  readonly priority?: string;

  /**
   * Who made the cluster: `kubeadm` (or anything else that brings no network), `k3s`, `rke2` or `microk8s`. Error: `NotAllowedValue`.
   * @default kubeadm
   */
  readonly distribution?: string;

  /**
   * Whether Flannel runs there already. Error: `WrongType`.
   * @default false
   */
  readonly existingFlannel?: boolean;
}
