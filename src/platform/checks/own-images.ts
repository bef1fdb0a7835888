import { RenderedObject } from '../../writer/rendered-object';
import { isOurs } from './own-objects';
import { PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';

/** Prow's own pods say which version they run, whatever a patch made of it. */
export class OwnImages implements ReferenceCheck {
  readonly pods = true;
  private readonly found: string[] = [];

  see({ path, json }: RenderedObject, pod: PodTemplate | undefined): void {
    if (!pod || !isOurs(json)) return;
    for (const { container: { image }, at } of pod.containers) {
      if (typeof image !== 'string' || /@sha256:|:(?!latest$)[^/:]+$/.test(image)) continue;
      this.found.push(`[${path}] ${at}.image: ${image} has no tag, or the tag latest. What runs changes by itself then, and pods of one Prow differ.`);
    }
  }

  problems(): [] {
    return [];
  }

  warnings(): readonly string[] {
    return this.found;
  }
}
