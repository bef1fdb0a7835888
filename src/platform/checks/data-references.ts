import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck, Vouched } from './reference-check';

type DataKind = 'ConfigMap' | 'Secret';
/** Takes what an object refers to; with its key where it names one. */
type Add = (kind: DataKind, name: unknown, at: string, key?: string) => void;

/** ConfigMaps and Secrets, and their keys, that pods want as volumes, as variables and for pulling images. */
export class DataReferences implements ReferenceCheck {
  readonly kinds = ['ServiceAccount'];
  readonly pods = true;
  private readonly references = new OpenReferences();

  constructor(private readonly vouched: Vouched) {}

  see(object: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    const { namespace, path } = object;
    const vouched = this.vouched(object);
    const add: Add = (kind, name, at, key) => {
      if (typeof name === 'string' && !(vouched && key === undefined)) this.references.add({ kind, namespace, name, key, path, at }, known);
    };
    if (object.kind === 'ServiceAccount' && object.group === '') pullSecrets(object.json.imagePullSecrets, 'imagePullSecrets', add);
    if (pod) podReferences(pod, add);
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}

/** Says each ConfigMap and Secret of a pod that has to be there, maybe several times. */
export function podReferences(pod: PodTemplate, add: Add): void {
  pullSecrets(pod.spec.imagePullSecrets, `${pod.specAt}.imagePullSecrets`, add);
  each(pod.spec.volumes, (volume, i) => {
    const at = `${pod.specAt}.volumes[${i}]`;
    files('ConfigMap', volume.configMap, 'name', `${at}.configMap`, add);
    files('Secret', volume.secret, 'secretName', `${at}.secret`, add);
    each(volume.projected?.sources, (source, j) => {
      files('ConfigMap', source.configMap, 'name', `${at}.projected.sources[${j}].configMap`, add);
      files('Secret', source.secret, 'name', `${at}.projected.sources[${j}].secret`, add);
    });
  });
  for (const { container, at } of pod.containers) {
    each(container.env, ({ valueFrom }, i) => {
      variable('ConfigMap', valueFrom?.configMapKeyRef, `${at}.env[${i}].valueFrom.configMapKeyRef`, add);
      variable('Secret', valueFrom?.secretKeyRef, `${at}.env[${i}].valueFrom.secretKeyRef`, add);
    });
    each(container.envFrom, (source, i) => {
      files('ConfigMap', source.configMapRef, 'name', `${at}.envFrom[${i}].configMapRef`, add);
      files('Secret', source.secretRef, 'name', `${at}.envFrom[${i}].secretRef`, add);
    });
  }
}

function pullSecrets(secrets: unknown, at: string, add: Add): void {
  each(secrets, (secret, i) => add('Secret', secret.name, `${at}[${i}].name`));
}

function files(kind: DataKind, source: any, nameField: string, at: string, add: Add): void {
  if (source === undefined || source.optional === true) return;
  const name = source[nameField];
  add(kind, name, `${at}.${nameField}`);
  each(source.items, (item, i) => add(kind, name, `${at}.items[${i}].key`, item.key));
}

function variable(kind: DataKind, source: any, at: string, add: Add): void {
  if (source === undefined || source.optional === true) return;
  add(kind, source.name, `${at}.name`);
  add(kind, source.name, `${at}.key`, source.key);
}
