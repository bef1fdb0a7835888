import { RenderedObject } from '../writer/rendered-object';
import { SecretReaders } from './delivery/secret-readers';
import { Sketch, sketchOf } from './sketch';

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
  /** What pictures show of it. */
  readonly sketch: Sketch;
}

/** Collects the names of what is written. */
export class Inventory {
  readonly objects: InventoryObject[] = [];
  /** Who reads which Secret. */
  readonly readers = new SecretReaders();

  see(object: RenderedObject, file: string): void {
    this.readers.see(object);
    const { group, kind, namespace, name, path, clusterScoped } = object;
    this.objects.push({ file, path, kind: group === '' ? kind : `${kind}.${group}`, namespace: clusterScoped ? '' : namespace, name, sketch: sketchOf(object) });
  }
}
