import { InventoryObject } from '../inventory';
import { STAGES } from '../stages';
import { stageOfFile } from './apply-plan';

/** What `apply.sh` remembers of what it applied, so that `--prune` finds what is in no YAML any more. */
export interface ApplyInventory {
  /** Where it is kept. */
  readonly namespace: string;
  /** One object each: its stage, whose it is, its kind, namespace and name; the last may have blanks in it. */
  readonly lines: readonly string[];
}

/** All objects of an app; `ofNetwork` are paths of what its network was given outside of the network's stage. */
export function applyInventory(namespace: string, objects: readonly InventoryObject[], ofNetwork: ReadonlySet<string>): ApplyInventory {
  return {
    namespace,
    lines: objects.map(({ file, path, kind, namespace: of, name }) => {
      const stage = stageOfFile(file);
      const owner = stage === STAGES.network || ofNetwork.has(path) ? 'network' : 'prow';
      return `${stage} ${owner} ${kind} ${of || '-'} ${name}`;
    }),
  };
}
