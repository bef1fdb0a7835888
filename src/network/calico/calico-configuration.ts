import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { V3 } from '../calico-versions';
import { CalicoProps } from './calico-props';
import { calicoResources } from './calico-resources';
import { CalicoSettings, readCalico } from './calico-settings';

/**
 * What a Calico of the operator is set up with once its API server answers: FelixConfiguration, BGPConfiguration and BGPPeers of
 * `projectcalico.org/v3`, as far as the properties say anything about them. They are those of `Calico`.
 *
 * Errors: those of the properties, all together.
 */
export class CalicoConfiguration extends Construct {
  constructor(scope: Construct, id: string, props: CalicoProps = {}) {
    super(scope, id);
    calicoResources(this, readOldProps<CalicoProps, CalicoSettings>(Where.construct(this.node.path), props, readCalico), V3);
  }
}
