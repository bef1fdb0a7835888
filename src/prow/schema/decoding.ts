import { Note, Rule, walk } from '../../core/props';
import { readAs, Types } from '../../schema/reader';
import { Table } from '../../schema/table';
import table from '../../schema/prow.json';
import { READ_BY_CODE, READ_LOOSELY } from './read-by-code';

/** Of `config.yaml` and of jobs: there Prow's YAML reader takes a text for a text only. */
const STRICT = new Types(() => table as Table, { elsewhere: READ_BY_CODE });

/**
 * Of `plugins.yaml`, and of presets in a file of jobs: there it takes numbers and booleans for texts too. It looks a field's type up by its place
 * in the outermost struct, and finds another one where that is an embedded struct. Source: sigs.k8s.io/yaml v1.6.0, convertToJSONableObject.
 */
const LOOSE = new Types(() => table as Table, { elsewhere: READ_LOOSELY, loose: true });

/** Whether Prow decodes a value as this type; otherwise what it stumbles over is noted. */
export function decodesAs(type: string, value: unknown, note: Note): boolean {
  return readAs(STRICT.of(type), value, note);
}

/** The same where Prow reads loosely. */
export function decodesLooselyAs(type: string, value: unknown, note: Note): boolean {
  return readAs(LOOSE.of(type), value, note);
}

/** A rule for what Prow decodes as this type. */
export function decoded(type: string): Rule<any> {
  return (value, report) => {
    walk(report, (note) => decodesAs(type, value, note));
    return value;
  };
}
