import { shellWord } from '../delivery/script';
import { ProwModel } from '../../prow/prow-model';
import { Named } from './side';

/** Deletes every pod that is not on its node's own network; whoever made it makes it anew. */
export const RESTART_PODS = 'kubectl get pods --all-namespaces --output go-template=\'{{range .items}}{{if not .spec.hostNetwork}}{{.metadata.namespace}} '
  + '{{.metadata.name}}{{"\\n"}}{{end}}{{end}}\' | while read -r namespace pod; do kubectl --namespace "$namespace" delete pod "$pod" --wait=false; done';

/** Components of Prow that are stopped, and started again with as many pods as they have by their properties. */
export function scaling({ namespace, components }: ProwModel, stopped: readonly (keyof typeof STOPPED)[]): { readonly stop: string; readonly start: string[] } {
  const scale = (names: readonly (keyof typeof STOPPED)[], replicas: number): string => (
    `kubectl --namespace ${namespace} scale ${names.map((name) => `deployment/${STOPPED[name]}`).join(' ')} --replicas=${replicas}`);
  const counts = [...new Set(stopped.map((name) => components[name].replicas))];
  return { stop: scale(stopped, 0), start: counts.map((count) => scale(stopped.filter((name) => components[name].replicas === count), count)) };
}

const STOPPED = { hook: 'hook', horologium: 'horologium', tide: 'tide', prowControllerManager: 'prow-controller-manager' } as const;

/** Applies an object that stands in no file: one line of JSON, or lines of YAML. */
export function applied(...lines: readonly string[]): string {
  return `printf '%s\\n' ${lines.map(shellWord).join(' ')} | kubectl apply --filename -`;
}

/** Deletes objects, last ones first, one command for each namespace. */
export function deletion(objects: readonly Named[]): string[] {
  const last = [...objects].reverse();
  const namespaces = [...new Set(last.map(({ namespace }) => namespace))].sort((one, other) => Number(one === '') - Number(other === ''));
  return namespaces.map((namespace) => [
    'kubectl', ...namespace === '' ? [] : [`--namespace ${shellWord(namespace)}`], 'delete --ignore-not-found',
    ...last.filter((one) => one.namespace === namespace).map(({ kind, name }) => shellWord(`${kind}/${name}`)),
  ].join(' '));
}

/** Copies a Secret or a ConfigMap within the cluster; what is in it is shown nowhere. */
export function copy(kind: 'secret' | 'configmap', from: { readonly namespace: string; readonly name: string }, to: typeof from): string {
  const typed = kind === 'secret' ? 'kind: Secret{{"\\n"}}type: {{.type}}{{"\\n"}}' : 'kind: ConfigMap{{"\\n"}}';
  const template = `apiVersion: v1{{"\\n"}}${typed}metadata:{{"\\n"}}  name: ${to.name}{{"\\n"}}data:{{"\\n"}}`
    + '{{range $key, $value := .data}}  {{printf "%q: %q" $key $value}}{{"\\n"}}{{end}}';
  return `kubectl --namespace ${shellWord(from.namespace)} get ${kind} ${shellWord(from.name)} --output go-template='${template}' `
    + `| kubectl --namespace ${shellWord(to.namespace)} create --filename -`;
}
