import { SecretNeed } from '../../core/secret-need';
import { CA_KEY } from '../../prow/github/github-plan';
import { ProwModel } from '../../prow/prow-model';
import { CA, GCS_KEY, githubInput, S3_ACCESS_KEY, S3_SECRET_KEY, ScriptInput } from './secrets-script-inputs';
import { loginObjects } from './secrets-script-login';
import { needObjects } from './secrets-script-needs';
import { ScriptObject } from './secrets-script-object';

/** Files in the script's working folder; the keys of S3 are copies of what was given, or made for a store of ours. */
export const FILES = { hmac: 'hmac', accessKey: S3_ACCESS_KEY.copy, secretKey: S3_SECRET_KEY.copy, s3Json: 's3-credentials.json' } as const;

/** Everything that this Prow, and what stands around it, reads and no YAML holds. */
export function scriptObjects(prow: ProwModel, needs: readonly SecretNeed[] = []): readonly ScriptObject[] {
  const { namespace, github: { auth } } = prow;
  return merged([
    { kind: 'secret', namespace, name: prow.hmac.secretName, data: [{ key: prow.hmac.key, file: FILES.hmac }], inputs: [] },
    {
      kind: 'secret', namespace, name: auth.secretName,
      data: auth.keys.map((key) => ({ key: key.key, file: githubInput(key).copy })), inputs: auth.keys.map(githubInput),
    },
    ...storageObjects(prow),
    ...caObjects(prow),
    ...loginObjects(prow),
    ...needObjects(prow, needs),
  ]);
}

function storageObjects({ namespace, jobsNamespace, storage: { credentials, s3 } }: ProwModel): ScriptObject[] {
  if (!credentials) return [];
  const root = s3?.rootSecret;
  const inputs = root ? [] : s3 ? [S3_ACCESS_KEY, S3_SECRET_KEY] : [GCS_KEY];
  const data = [{ key: credentials.key, file: s3 ? FILES.s3Json : GCS_KEY.copy }];
  return [
    ...(root ? [{ kind: 'secret', namespace, name: root.secretName, data: [{ key: root.accessKey, file: FILES.accessKey }, { key: root.secretKey, file: FILES.secretKey }], inputs } as const] : []),
    ...[namespace, jobsNamespace].map((ns) => ({ kind: 'secret', namespace: ns, name: credentials.secretName, data, inputs } as const)),
  ];
}

function caObjects({ namespace, jobsNamespace, github }: ProwModel): ScriptObject[] {
  const name = github.caConfigMapName;
  if (name === undefined) return [];
  return [namespace, jobsNamespace].map((ns) => ({ kind: 'configmap', namespace: ns, name, data: [{ key: CA_KEY, file: CA.copy }], inputs: [CA] }));
}

/** Objects of the same name are one object: nothing keeps a user from putting all keys into one Secret. */
function merged(objects: readonly ScriptObject[]): readonly ScriptObject[] {
  const byName = new Map<string, ScriptObject>();
  for (const object of objects) {
    const name = `${object.kind}/${object.namespace}/${object.name}`;
    const before = byName.get(name);
    byName.set(name, before === undefined ? object : together(before, object));
  }
  return [...byName.values()];
}

function together(one: ScriptObject, other: ScriptObject): ScriptObject {
  return {
    ...one,
    data: once([...one.data, ...other.data], ({ key, file }) => `${key}=${file}`),
    inputs: once([...one.inputs, ...other.inputs], ({ option }) => option),
  };
}

function once<T>(values: readonly T[], identity: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [identity(value), value])).values()];
}

/** Everything that the user has to give, each once: one option may fill several Secrets. */
export function scriptInputs(prow: ProwModel, needs: readonly SecretNeed[] = []): readonly ScriptInput[] {
  return once(scriptObjects(prow, needs).flatMap((object) => object.inputs), ({ option }) => option);
}
