import { STAGES } from '../stages';
import { Side } from './side';

/** The last stage of the network. */
export function stageOf({ settings: { cni: { objects } } }: Side): string {
  if (objects.networkConfig !== undefined) return STAGES.networkConfig;
  return objects.network === undefined ? STAGES.namespaces : STAGES.network;
}
