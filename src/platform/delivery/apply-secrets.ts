import { ApiObject, App } from 'cdk8s';
import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { secretsCommand } from './secrets-script';
import { ScriptObject } from './secrets-script-object';
import { scriptObjects } from './secrets-script-objects';
import { shellWord } from './shell-word';

/** What pods wait for and stands in no YAML, and the command that makes it. */
export interface ApplySecrets {
  readonly objects: readonly Pick<ScriptObject, 'kind' | 'namespace' | 'name'>[];
  readonly command: string;
}

/** Everything that `secrets.sh` makes, without what some object of the app brings when it is applied. */
export function applySecrets(app: App, prow: ProwModel, needs: readonly SecretNeed[] = []): ApplySecrets {
  const brought = app.node.findAll().filter(ApiObject.isApiObject).flatMap(broughtBy);
  return {
    objects: scriptObjects(prow, needs).filter((one) => !brought.some(({ kinds, namespace = one.namespace, names }) =>
      kinds.includes(one.kind) && namespace === one.namespace && names.includes(one.name))),
    command: secretsCommand(prow, needs),
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

/** The shell functions that look for them. */
export function secretsFunctions({ objects, command }: ApplySecrets): string {
  return `# lack KIND NAMESPACE NAME: who may not look at it is not stopped
lack() {
  found=$(kube get "$1" "$3" "--namespace=$2" --ignore-not-found --output=name) || return 0
  [ -z "$found" ] || return 0
  lacking="\${lacking:+$lacking, }$1 $2/$3"
}

# secrets: stops once there are namespaces, and before there are pods that would wait in vain
looked=no
secrets() {
  if [ "$looked" = yes ] || [ "$action" = fetch ]; then return 0; fi
  looked=yes lacking=''
${objects.map(({ kind, namespace, name }) => `  lack ${kind} ${shellWord(namespace)} ${shellWord(name)}`).join('\n')}
  if [ -z "$lacking" ]; then return 0; fi
  if [ "$action$dry_run" != applyno ]; then
    say "missing  $lacking: secrets.sh makes what is missing"
  else
    fail "pods would wait for what is missing: $lacking; make it by" ${shellWord(`"${command}",`)} "and go on with \\"sh apply.sh --from $stage\\""
  fi
}`;
}
