import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../kubernetes-api';

/** The objects in a folder, in the order in which `kubectl apply -f FOLDER` takes them. */
export class Emitted {
  readonly objects: readonly KubernetesObject[];

  /** Of all files, or of one. */
  constructor(readonly folder: string, file?: string) {
    const files = file === undefined ? readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort() : [file];
    this.objects = files.flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map((document) => document.toJS()));
  }

  ofKind(kind: string): KubernetesObject[] {
    return this.objects.filter((one) => one.kind === kind);
  }

  get(kind: string, name: string, namespace?: string): KubernetesObject {
    const found = this.ofKind(kind).find(({ metadata }) => metadata.name === name && (namespace === undefined || metadata.namespace === namespace));
    if (!found) throw new Error(`${this.folder} holds no ${kind} ${name}`);
    return found;
  }
}
