import { RenderedObject } from '../writer/rendered-object';

/** An object that is written, as an inventory names it. */
export interface InventoryObject {
  /** The file that it is in. */
  readonly file: string;
  /** Path of its construct. */
  readonly path: string;
  /** As kubectl takes it, whatever the version: `Deployment.apps`, `ConfigMap`. */
  readonly kind: string;
  /** Empty where it is in none. */
  readonly namespace: string;
  readonly name: string;
}

/** Collects the names of what is written. */
export class Inventory {
  readonly objects: InventoryObject[] = [];

  see({ group, kind, namespace, name, path, clusterScoped }: RenderedObject, file: string): void {
    this.objects.push({ file, path, kind: group === '' ? kind : `${kind}.${group}`, namespace: clusterScoped ? '' : namespace, name });
  }
}
