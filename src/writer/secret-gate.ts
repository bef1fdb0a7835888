import { Note } from '../core/props';
import { quote } from '../core/quote';
import { RenderedObject } from './rendered-object';

/** Refuses Secrets that hold values: what is committed and applied as YAML is not secret any more. */
export function checkSecret(object: RenderedObject, report: Note): void {
  if (object.kind !== 'Secret' || object.group !== '') return;
  for (const field of ['data', 'stringData']) {
    const keys = Object.entries(object.json[field] ?? {}).filter(([, value]) => value !== '').map(([key]) => quote(key));
    if (keys.length === 0) continue;
    report.at(field)({
      what: `holds ${keys.length === 1 ? 'a value' : 'values'} for ${keys.join(', ')}, which would stand in the YAML`,
      instead: 'make the Secret in the cluster, and refer to it by name',
      code: 'SecretValueInOutput',
    });
  }
}
