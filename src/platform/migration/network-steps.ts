import { overlap } from '../../core/net';
import { Finding } from '../../core/problem';
import { CniLifecycle } from '../../network/cni-capabilities';
import { CniPlan } from '../../network/cni-plan';
import { RunbookStep } from '../runbook/runbook-step';
import { liveSteps } from './live-steps';
import { modeSteps } from './network-modes';
import { replacementSteps } from './network-replaced';
import { Side } from './side';

/** Who has said nothing of a network that is there. */
const NOBODY = 'the preinstalled CNI';

/** What becomes of the network between pods. */
export function networkSteps(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [from.settings.cni, to.settings.cni];
  // the cluster keeps what it has, and one that was taken over is the same
  if (before.name === after.name) return before.isThere || after.isThere ? [] : modeSteps(from, to);
  if (after.isThere) return after.name === NOBODY || (before.isThere && before.name === NOBODY) ? [] : brought(before, after);
  if (after.capabilities.lifecycle === CniLifecycle.UNMAINTAINED) {
    return { what: `leads from ${before.name} to ${after.name}, which nobody looks after any more`, instead: 'stay, or go to another one', code: 'MigrationUnknown' };
  }
  if (before.isThere && before.name === NOBODY) {
    return {
      what: `does not say which network is there, and ${after.name} is to take its place`,
      instead: 'write it as cni: Cni.preinstalled({ of: PreinstalledCni.k3s() }), or as what installed it', code: 'MigrationUnknown',
    };
  }
  if (before.isThere && before.distribution !== 'k3s') {
    return {
      what: `leads from ${before.name} to ${after.name}, and who brings a network brings it back`,
      instead: `make a new cluster with ${after.name}, and move Prow there`, code: 'MigrationUnknown',
    };
  }
  return isLive(before, after) ? liveSteps(from, to) : replacementSteps(from, to);
}

function brought({ name }: CniPlan, after: CniPlan): Finding {
  return {
    what: `leads from ${name} to ${after.name}, which comes with another cluster`, instead: 'make that cluster, and move Prow there', code: 'MigrationUnknown',
  };
}

/** Two networks side by side: the new one has addresses of its own, and no wish for those that Kubernetes gives to nodes. */
function isLive({ isThere, network: { podCidrs } }: CniPlan, { installedBy, divided, usesNodeCidrs, objects, network }: CniPlan): boolean {
  if (isThere || installedBy === undefined || divided === undefined || usesNodeCidrs || objects.networkConfig !== undefined) return false;
  return podCidrs.length > 0 && !podCidrs.some((one) => network.podCidrs.some((other) => overlap(one, other)));
}
