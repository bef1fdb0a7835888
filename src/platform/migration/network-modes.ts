import { Finding } from '../../core/problem';
import { RunbookStep } from '../runbook/runbook-step';
import { calicoModes } from './calico-modes';
import { ciliumModes } from './cilium-modes';
import { flannelModes } from './flannel-modes';
import { netConf, podCidrFinding } from './pod-networks';
import { ofKind, Side } from './side';

/** The same network, set up in another way. */
export function modeSteps(from: Side, to: Side): readonly RunbookStep[] | Finding {
  if (to.settings.cni.installedBy !== undefined) return ciliumModes(from, to);
  if (netConf(from) !== undefined && netConf(to) !== undefined) return flannelModes(from, to);
  if (ofKind(to.network, 'ippool').length + ofKind(to.network, 'installation').length > 0) return calicoModes(from, to);
  return podCidrFinding(from, to) ?? [];
}
