import { Note } from '../core/props';
import { Manifest } from './manifest-yaml';
import { RenderedObject } from './rendered-object';

/** kubectl apply keeps the object as JSON in an annotation, and all annotations together may have so many bytes. */
const LARGEST_OBJECT = 262_144;
const LARGEST_CONFIG_MAP = 1_048_576;
/** Bytes of JSON that one character of YAML can stand for: at most six, as an escape. */
const JSON_PER_YAML = 6;

/** Refuses objects that are too large to be applied. */
export function checkSize(object: RenderedObject, { text }: Manifest, report: Note): void {
  if (text.length * JSON_PER_YAML <= LARGEST_OBJECT) return;
  const data = object.kind === 'ConfigMap' && object.group === '' ? dataBytes(object.json.data) + dataBytes(object.json.binaryData) : 0;
  if (data > LARGEST_CONFIG_MAP) {
    return report.at('data')({ what: `has ${data} bytes, and a ConfigMap holds at most ${LARGEST_CONFIG_MAP}`, instead: 'split it', code: 'ConfigMapTooLarge' });
  }
  const bytes = Buffer.byteLength(JSON.stringify(object.json));
  if (bytes > LARGEST_OBJECT) {
    report({ what: `has ${bytes} bytes, and "kubectl apply" takes at most ${LARGEST_OBJECT}`, instead: 'split it, or shorten it', code: 'ObjectTooLarge' });
  }
}

function dataBytes(data: Readonly<Record<string, unknown>> = {}): number {
  return Object.values(data).reduce<number>((sum, value) => sum + Buffer.byteLength(String(value)), 0);
}
