import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects, ReferredKind } from './known-objects';
import { each, PodTemplate } from './pod-template';
import { OpenReferences } from './reference';
import { ReferenceCheck } from './reference-check';

/** Classes of Ingresses, Gateways, storage, priorities and runtimes, where somebody said which ones the cluster has. */
export class ClassNames implements ReferenceCheck {
  readonly kinds = ['Gateway', 'Ingress', 'PersistentVolumeClaim', 'StatefulSet'];
  readonly pods = true;
  private readonly references = new OpenReferences();

  see({ kind, group, path, json: { spec } }: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    const add = (of: ReferredKind, name: unknown, at: string): void => {
      if (typeof name === 'string' && name !== '') this.references.add({ kind: of, namespace: '', name, path, at }, known);
    };
    switch (kind) {
      case 'Gateway': if (group === 'gateway.networking.k8s.io') add('GatewayClass', spec?.gatewayClassName, 'spec.gatewayClassName'); break;
      case 'Ingress': add('IngressClass', spec?.ingressClassName, 'spec.ingressClassName'); break;
      case 'PersistentVolumeClaim': add('StorageClass', spec?.storageClassName, 'spec.storageClassName'); break;
      case 'StatefulSet':
        each(spec?.volumeClaimTemplates, (claim, i) =>
          add('StorageClass', claim.spec?.storageClassName, `spec.volumeClaimTemplates[${i}].spec.storageClassName`));
    }
    if (!pod) return;
    add('PriorityClass', pod.spec.priorityClassName, `${pod.specAt}.priorityClassName`);
    add('RuntimeClass', pod.spec.runtimeClassName, `${pod.specAt}.runtimeClassName`);
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }
}
