import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import type { Machine } from '../machines/machine';
import type { Lab } from '../scenario';

/** The object store, as the files in its volume: deck shows a pod's log where the store has none. */
export class LogStore {
  private constructor(readonly node: Machine, private readonly folder: string) {}

  static async of({ kubectl, nodes }: Lab): Promise<LogStore> {
    const claim = await kubectl.get('persistentvolumeclaim', 'object-store', 'prow');
    const { spec } = await kubectl.get('persistentvolume', claim.spec.volumeName);
    const [name] = spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values;
    const node = nodes.find((one) => one.name === name)!;
    return new LogStore(node, node.mountedPath(join((spec.hostPath ?? spec.local).path, 'buckets')));
  }

  /** What was uploaded as the log of a ProwJob. */
  logOf({ status }: KubernetesObject): string | undefined {
    const [, path] = status.url.split('/view/s3/');
    const file = join(this.folder, path, 'build-log.txt');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }
}
