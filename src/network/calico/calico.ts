import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { calicoInstallation } from './calico-installation';
import { calicoManifest } from './calico-manifest';
import { CalicoProps, CalicoSettings, CALICO_FIELDS, settleCalico } from './calico-props';

/**
 * Calico v3.32.1 itself: with the operator, the objects that tell it what to install (Installation, APIServer, Goldmane, Whisker); without, the
 * programs, their rights, the pools and all settings.
 *
 * Calico's CRDs, and the operator, must be there: `Cni.calico` names the manifests of its project that hold them. What the operator's Calico
 * is set up with afterwards is `CalicoConfiguration`; with eBPF,
 * `Cni.calico` also tells the operator beforehand where the API server is. For clusters without a CNI only. Errors: those of the properties, all together.
 *
 * Source: Calico v3.32.1, `manifests/custom-resources.yaml` and `manifests/calico.yaml`.
 */
export class Calico extends Construct {
  /** The Installation with the operator; otherwise the DaemonSet `calico-node`. */
  readonly main: ApiObject;

  /** MTU of a pod's interface that follows from the properties, in bytes. */
  readonly podMtu: number;

  constructor(scope: Construct, id: string, props: CalicoProps = {}) {
    super(scope, id);
    const settings = readProps(Where.construct(this.node.path), props, CALICO_FIELDS, settleCalico);
    this.main = placeCalico(this, settings);
    this.podMtu = settings.podMtu;
  }
}

/** Calico's objects, or those that tell the operator; hands out the main one. */
export function placeCalico(scope: Construct, settings: CalicoSettings): ApiObject {
  const { operator } = settings.flavour;
  return operator === undefined ? calicoManifest(scope, settings) : calicoInstallation(scope, settings, operator);
}
