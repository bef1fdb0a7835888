import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { containersOf, elements, PodTemplate } from './pod-template';
import { Reference, referenceProblems } from './reference';
import { ReferenceCheck } from './reference-check';

type DataKind = 'ConfigMap' | 'Secret';

/** ConfigMaps and Secrets, and their keys, that pods want as volumes, as variables and for pulling images. */
export class DataReferences implements ReferenceCheck {
  private readonly references: Reference[] = [];

  see(object: RenderedObject, pod: PodTemplate | undefined): void {
    if (object.kind === 'ServiceAccount' && object.group === '') this.pullSecrets(object, object.json.imagePullSecrets, 'imagePullSecrets');
    if (!pod) return;
    this.pullSecrets(object, pod.spec.imagePullSecrets, `${pod.specAt}.imagePullSecrets`);
    for (const [volume, i] of elements(pod.spec.volumes)) {
      const at = `${pod.specAt}.volumes[${i}]`;
      this.files(object, 'ConfigMap', volume.configMap, 'name', `${at}.configMap`);
      this.files(object, 'Secret', volume.secret, 'secretName', `${at}.secret`);
      for (const [source, j] of elements(volume.projected?.sources)) {
        this.files(object, 'ConfigMap', source.configMap, 'name', `${at}.projected.sources[${j}].configMap`);
        this.files(object, 'Secret', source.secret, 'name', `${at}.projected.sources[${j}].secret`);
      }
    }
    for (const { container, at } of containersOf(pod)) {
      for (const [{ valueFrom }, i] of elements(container.env)) {
        this.variable(object, 'ConfigMap', valueFrom?.configMapKeyRef, `${at}.env[${i}].valueFrom.configMapKeyRef`);
        this.variable(object, 'Secret', valueFrom?.secretKeyRef, `${at}.env[${i}].valueFrom.secretKeyRef`);
      }
      for (const [source, i] of elements(container.envFrom)) {
        this.files(object, 'ConfigMap', source.configMapRef, 'name', `${at}.envFrom[${i}].configMapRef`);
        this.files(object, 'Secret', source.secretRef, 'name', `${at}.envFrom[${i}].secretRef`);
      }
    }
  }

  problems(known: KnownObjects): Problem[] {
    return referenceProblems(this.references, known);
  }

  private pullSecrets(object: RenderedObject, secrets: unknown, at: string): void {
    for (const [secret, i] of elements(secrets)) this.add(object, 'Secret', secret.name, `${at}[${i}].name`);
  }

  private files(object: RenderedObject, kind: DataKind, source: any, nameField: string, at: string): void {
    if (source === undefined || source.optional === true) return;
    const name = source[nameField];
    this.add(object, kind, name, `${at}.${nameField}`);
    for (const [item, i] of elements(source.items)) this.add(object, kind, name, `${at}.items[${i}].key`, item.key);
  }

  private variable(object: RenderedObject, kind: DataKind, source: any, at: string): void {
    if (source === undefined || source.optional === true) return;
    this.add(object, kind, source.name, `${at}.name`);
    this.add(object, kind, source.name, `${at}.key`, source.key);
  }

  private add(object: RenderedObject, kind: DataKind, name: unknown, at: string, key?: string): void {
    if (typeof name === 'string') this.references.push({ kind, namespace: object.namespace, name, key, path: object.path, at });
  }
}
