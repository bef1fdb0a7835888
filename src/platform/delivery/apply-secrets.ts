import { ApiObject, App } from 'cdk8s';
import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { SealedObjects } from './secrets-list';
import { sealedCommands } from './secrets-sealed';
import { ScriptObject, scriptObjects, secretsCommand } from './secrets-plan';

/** What pods wait for and stands in no YAML, and the command that makes it. */
export interface ApplySecrets {
  readonly objects: readonly Pick<ScriptObject, 'kind' | 'namespace' | 'name'>[];
  readonly command: string;
  /** False where nothing that is applied waits for it, so that its absence is said and stops nobody; absent for true. */
  readonly areWaitedFor?: boolean;
}

/** Everything that `secrets.sh` makes, without what some object of the app brings when it is applied. */
export function applySecrets(
  app: App, prow: ProwModel, needs: readonly SecretNeed[] = [], stored: readonly ScriptObject[] = [], sealed?: SealedObjects,
): ApplySecrets {
  const brought = app.node.findAll().filter(ApiObject.isApiObject).flatMap(broughtBy);
  return {
    objects: scriptObjects(prow, needs).filter((one) => !brought.some(({ kinds, namespace = one.namespace, names }) =>
      kinds.includes(one.kind) && namespace === one.namespace && names.includes(one.name))),
    command: sealed === undefined ? secretsCommand(prow, needs, stored) : sealedCommands(prow, needs, sealed).join(' && '),
  };
}

interface Brought {
  readonly kinds: readonly string[];
  /** Absent where it may be any. */
  readonly namespace?: string;
  readonly names: readonly string[];
}

/**
 * Controllers name a Secret as their own object, or where that says. Source of the fields, in this order: cert-manager Certificate,
 * external-secrets ExternalSecret and ClusterExternalSecret, Vault Secrets Operator.
 */
function broughtBy(object: ApiObject): Brought[] {
  const kind = object.kind.toLowerCase();
  const isNative = !object.apiGroup.includes('.') || object.apiGroup.endsWith('.k8s.io');
  if (isNative && !(object.apiGroup === 'core' && ['secret', 'configmap'].includes(kind))) return [];
  const { metadata, spec = {} } = object.toJson() as CustomObject;
  const names = [metadata.name, spec.secretName, spec.target?.name, spec.externalSecretSpec?.target?.name, spec.destination?.name];
  return [{ kinds: isNative ? [kind] : ['secret', 'configmap'], namespace: metadata.namespace, names: names.filter((name) => name !== undefined) }];
}

interface CustomObject {
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: Target & { readonly secretName?: string; readonly externalSecretSpec?: Target; readonly destination?: Named };
}

interface Target {
  readonly target?: Named;
}

interface Named {
  readonly name?: string;
}
