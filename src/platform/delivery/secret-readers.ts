import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RenderedObject } from '../../writer/rendered-object';
import { podReferences } from '../checks/data-references';
import { podTemplateOf } from '../checks/pod-template';

type PodMaker = Pick<RenderedObject, 'json' | 'kind' | 'group' | 'namespace' | 'name'>;

/** A workload that reads a Secret or ConfigMap. */
export interface SecretReader {
  /** As kubectl takes it: `deployment`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Who reads what, as the finished objects say it. */
export class SecretReaders {
  /** Of every workload below a construct. */
  static below(scope: Construct): SecretReaders {
    const readers = new SecretReaders();
    for (const object of scope.node.findAll().filter(ApiObject.isApiObject)) {
      const { metadata: { namespace = '' } } = object;
      readers.see({ json: object.toJson(), kind: object.kind, group: object.apiGroup === 'core' ? '' : object.apiGroup, namespace, name: object.name });
    }
    return readers;
  }

  private readonly readers = new Map<string, SecretReader[]>();

  see(object: PodMaker): void {
    const pod = podTemplateOf(object);
    if (pod === undefined) return;
    const { kind, namespace, name } = object;
    const reader = { kind: kind.toLowerCase(), namespace, name };
    podReferences(pod, (what, wanted) => {
      const id = `${what.toLowerCase()}/${namespace}/${String(wanted)}`;
      const before = this.readers.get(id) ?? [];
      if (!before.some((one) => one.kind === reader.kind && one.name === name)) this.readers.set(id, [...before, reader]);
    });
  }

  of({ kind, namespace, name }: { readonly kind: string; readonly namespace: string; readonly name: string }): readonly SecretReader[] {
    return [...this.readers.get(`${kind}/${namespace}/${name}`) ?? []].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
