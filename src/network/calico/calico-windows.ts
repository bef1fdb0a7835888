import { cidr, port } from '../../core/net';
import { Fields, optional, Read, required, shape } from '../../core/props';
import { list } from '../../core/values';
import { nodesApiServer } from '../words';

/**
 * What Calico's operator needs of a cluster with Windows nodes. They understand VXLAN without BGP, or BGP without encapsulation, and IPv4.
 *
 * Source: docs.tigera.io, getting-started/kubernetes/windows-calico (operator, requirements, limitations); tigera/operator,
 * pkg/controller/installation/validation.go.
 */
export interface CalicoWindowsOptions {
  /**
   * Networks of Services, the same as `clusterNetwork.serviceCidrs` (`ServiceCidrMismatch`). `spec.serviceCIDRs` of the Installation.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`.
   */
  readonly serviceCidrs: string[];

  /**
   * Name or address under which nodes reach the API server without any Service. `KUBERNETES_SERVICE_HOST` in the ConfigMap
   * `kubernetes-services-endpoint` of `tigera-operator`. Errors: `AddressInvalid`, `ApiServerIsService`.
   */
  readonly apiServerHost: string;

  /**
   * Its port. `KUBERNETES_SERVICE_PORT` in the same ConfigMap. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 6443
   */
  readonly apiServerPort?: number;
}

const FIELDS = {
  serviceCidrs: required(list(cidr, 1)),
  apiServerHost: required(nodesApiServer),
  apiServerPort: optional(port, 6443),
} satisfies Fields<CalicoWindowsOptions>;

export const calicoWindows = shape(FIELDS);

export type CalicoWindowsSettings = Read<typeof calicoWindows>;

/** What their Linux beside them must not be set to. Source: the limitations of Calico for Windows. */
export const WINDOWS_VXLAN = { port: 4789, leastVni: 4096 } as const;
