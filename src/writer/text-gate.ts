import { Report } from '../core/props';
import { jsonObject } from '../core/values';
import { RenderedObject } from './rendered-object';

/** What the text of a harmless object hardly ever contains: other than printable ASCII, an escape of it, octal numbers, NaN, infinity, null. */
const SUSPICIOUS = /[^\t\n\x20-\x7e]|\\[0abefrvxuLNP]|0o[0-7]|\.(?:nan|inf)|[-:] null$/m;
const DOCUMENT_MARKER = /^(?:---|\.\.\.)/m;

/**
 * Refuses values that the cluster would not read as they were meant: forbidden characters, retyped scalars, NaN, infinity, null.
 * The walk through all values is only taken when the text shows that there may be something to find: it costs more than rendering.
 */
export function checkText(object: RenderedObject, yaml: string, report: Report): void {
  if (SUSPICIOUS.test(yaml)) jsonObject(object.json, report);
  if (DOCUMENT_MARKER.test(yaml)) {
    report({ what: 'would be read as more than one document', instead: 'remove the line that begins with "---" or "..."', code: 'DocumentSplit' });
  }
}
