import { appliedAnnotationBytes, LARGEST_ANNOTATIONS } from '../core/applied-size';
import { Note } from '../core/props';
import { Manifest } from './manifest-yaml';
import { RenderedObject } from './rendered-object';

/** Bytes of annotations that one character of YAML can stand for: six as an escape in JSON, and three of its own where it is in an annotation. */
const BYTES_PER_CHARACTER = 9;
/** What `kubectl apply` adds besides, and more. */
const ADDED = 256;

/** Refuses objects that are too large to be applied. A ConfigMap of so many bytes is far below what the API server takes of its data. */
export function checkSize(object: RenderedObject, { text }: Manifest, report: Note): void {
  if (text.length * BYTES_PER_CHARACTER + ADDED <= LARGEST_ANNOTATIONS) return;
  const bytes = appliedAnnotationBytes(object.json);
  if (bytes <= LARGEST_ANNOTATIONS) return;
  const isConfigMap = object.kind === 'ConfigMap' && object.group === '';
  report({
    what: `would have ${bytes} bytes of annotations with the copy that "kubectl apply" keeps there, and at most ${LARGEST_ANNOTATIONS} are taken`,
    instead: isConfigMap ? 'spread its data over several ConfigMaps' : 'split it, or shorten it',
    code: isConfigMap ? 'ConfigMapTooLarge' : 'ObjectTooLarge',
  });
}
