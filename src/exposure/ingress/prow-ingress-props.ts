import { Endpoint } from '../../core/endpoint';
import { IngressFrontOptions } from './ingress-front-options';

/** Properties of `ProwIngress`. */
export interface ProwIngressProps extends IngressFrontOptions {
  /**
   * Namespace of the Ingress, and of the Services that it leads to. Error: `NameNotDnsLabel`.
   * @default prow
   */
  readonly namespace?: string;

  /**
   * Service of hook. Errors: `BackendElsewhere` in another namespace, `NumberOutOfRange`, `ServiceNameInvalid`.
   * @default - Service hook, port 8888
   */
  readonly hook?: Endpoint;

  /**
   * Service of deck, or of what stands before it. Errors: `BackendElsewhere` in another namespace, `NumberOutOfRange`, `ServiceNameInvalid`.
   * @default - Service deck, port 80
   */
  readonly deck?: Endpoint;
}
