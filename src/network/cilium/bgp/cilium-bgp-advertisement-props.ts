import { CiliumBgpRoute } from './cilium-bgp-route';

/** Properties of `CiliumBgpAdvertisement`: what is announced. */
export interface CiliumBgpAdvertisementProps {
  /** Name of the object. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /** Labels by which the families of a CiliumBGPPeerConfig select it, at least one (`PropMissing`). Errors: `LabelValueInvalid`, `QualifiedNameInvalid`. */
  readonly labels: { [label: string]: string };

  /** What is announced, at least one. `spec.advertisements`. Errors: `EmptyList`, `WrongType`. */
  readonly advertisements: CiliumBgpRoute[];
}
