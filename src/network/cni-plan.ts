import { Construct } from 'constructs';
import { NetworkPlan } from '../core/network-plan';
import { CniCapabilities } from './cni-capabilities';

/** What a choice of CNI comes down to. Nobody asks which CNI it is: each answers the same questions. */
export interface CniPlan {
  /** As errors and notes call it. */
  readonly name: string;
  /** The call that says which addresses pods get, as errors name it: `Cni.flannel({ network })`. */
  readonly podCidrsFrom: string;
  readonly network: NetworkPlan;
  readonly capabilities: CniCapabilities;
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
  /** Puts the CNI's objects into a chart; absent where the cluster has the CNI already. */
  readonly install?: (scope: Construct) => void;
}
