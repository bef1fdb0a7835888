import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { lockFindings, pulled } from '../core/image-lock';
import { pulledFrom } from '../core/image-registry';
import { Finding } from '../core/problem';
import { REGISTRIES_OF_WISHES } from '../network/own-kinds';
import { namedUtilityImages } from '../prow/decoration/utility-images';
import { ProwModel } from '../prow/prow-model';
import { PodTemplate, podTemplateOf } from './checks/pod-template';

/**
 * Lets all pods below a construct pull their images from one registry, and by their digests; what is wrong with the lock of these, and of those that
 * pods of runbooks have.
 */
export function pullFrom(scope: Construct, model: ProwModel, ofRunbooks: readonly string[] = []): readonly Finding[] {
  const { imageRegistry: registry, imageLock: lock, images } = model;
  if (registry === undefined && lock === undefined) return [];
  const all = [...Object.values(images), ...namedUtilityImages(model), ...ofRunbooks];
  for (const object of scope.node.findAll().filter(ApiObject.isApiObject)) {
    const [json, group] = [object.toJson(), object.apiGroup === 'core' ? '' : object.apiGroup];
    const wish = REGISTRIES_OF_WISHES[`${group}/${object.kind}`];
    if (wish !== undefined && registry !== undefined) object.addJsonPatch(JsonPatch.add(wish, `${folderIn(registry, json.spec?.registry)}/`));
    const template = podTemplateOf({ json, kind: object.kind, group, namespace: '' });
    for (const { at, container } of template?.containers ?? []) {
      const image = pulled(model, String(container.image));
      all.push(image);
      if (image !== container.image) object.addJsonPatch(JsonPatch.replace(`/${at.replace(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}/image`, image));
    }
  }
  return lockFindings(lock, all, registry);
}

/** Where what comes from the given registry, or from its own, is in ours. */
function folderIn(registry: string, own: unknown): string {
  return typeof own === 'string' ? pulledFrom(registry, `${own}image`).replace(/\/image$/, '') : registry;
}

/** Collects the images of pods. */
export class PulledImages {
  private readonly images = new Set<string>();

  see(pod: PodTemplate | undefined): void {
    for (const { container: { image } } of pod?.containers ?? []) if (typeof image === 'string') this.images.add(image);
  }

  /** `images.txt`: one image on a line; what is not known stands behind `#`. */
  list(others: readonly string[], unknown: readonly string[]): string {
    return [...unknown.map((line) => `# ${line}`), ...this.with(others)].map((line) => `${line}\n`).join('');
  }

  /** All of them, and others, each once. */
  with(others: readonly string[]): readonly string[] {
    return [...new Set([...this.images, ...others])].sort();
  }
}
