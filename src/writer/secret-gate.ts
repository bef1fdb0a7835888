import { Note } from '../core/props';
import { quote } from '../core/quote';
import { mayHoldSecret, noteSecrets, SecretSigns } from '../core/secret-values';
import { Manifest } from './manifest-yaml';
import { RenderedObject } from './rendered-object';

const INSTEAD = 'make the Secret in the cluster, and refer to it by name';

/** Refuses secret values: what is committed and applied as YAML is not secret any more. */
export function checkSecret(object: RenderedObject, { signs }: Manifest, report: Note): void {
  const { json } = object;
  if (isSecret(json)) return checkValues(json, report);
  // in a List, or in what somebody's controller makes objects of
  if ((signs & SecretSigns.KIND) !== 0) checkNested(json, report, new Set());
  if (mayHoldSecret(signs)) noteSecrets(withoutEncrypted(object), report);
}

/** What is encrypted in a SealedSecret, only its controller can read. */
function withoutEncrypted({ json, group, kind }: RenderedObject): unknown {
  return group === 'bitnami.com' && kind === 'SealedSecret' ? { ...json, spec: { ...json.spec, encryptedData: undefined } } : json;
}

function checkValues(json: Readonly<Record<string, any>>, report: Note, isNested = false): void {
  for (const field of ['data', 'stringData']) {
    // what is no map is of the wrong type, and its reader says so; in another object nobody else does
    if (typeof json[field] !== 'object' || Array.isArray(json[field])) {
      if (isNested && json[field] !== undefined) {report.at(field)({ what: 'holds what would stand in the YAML '
        + '(not shown)', instead: INSTEAD, code: 'SecretValueInOutput' });}
      continue;
    }
    const [filled, empty] = [true, false].map((wanted) => Object.entries(json[field] ?? {}).filter(([, value]) => (value !== '') === wanted).map(([key]) => quote(key)));
    if (filled.length > 0) {
      report.at(field)({
        what: `holds ${filled.length === 1 ? 'a value' : 'values'} for ${filled.join(', ')}, which would stand in the YAML`,
        instead: INSTEAD,
        code: 'SecretValueInOutput',
      });
    }
    if (empty.length > 0) {
      report.at(field)({
        what: `is empty for ${empty.join(', ')}, which would overwrite what the cluster has there`,
        instead: INSTEAD,
        code: 'SecretOverwritten',
      });
    }
  }
}

function checkNested(value: unknown, report: Note, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    const at = report.at(isList ? `[${key}]` : key);
    if (isSecret(inner)) checkValues(inner, at, true);
    else checkNested(inner, at, seen);
  }
}

function isSecret(value: any): value is Readonly<Record<string, any>> {
  return value?.kind === 'Secret' && value.apiVersion === 'v1';
}
