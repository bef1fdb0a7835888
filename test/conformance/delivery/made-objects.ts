import type { Cluster } from '../cluster';

/** Every object that somebody made, by kind, namespace and name. */
export async function madeObjects({ kubectl }: Cluster): Promise<readonly string[]> {
  const { stdout: kinds } = await kubectl.run(['api-resources', '--verbs=list,delete', '--output=name']);
  const wanted = kinds.trim().split('\n').filter((kind) => !/^(pods|events|endpoints|replicasets|leases|controllerrevisions|endpointslices|nodes|csi.*|apiservices|flowschemas|priority.*|persistentvolumes|podmetrics|ipaddresses|servicecidrs)(\.|$)/.test(kind));
  const template = '{{range .items}}{{.kind}} {{with .metadata.namespace}}{{.}}/{{end}}{{.metadata.name}}{{"\\n"}}{{end}}';
  const { stdout } = await kubectl.run(['get', wanted.join(), '--all-namespaces', `--output=go-template=${template}`]);
  return stdout.trim().split('\n').map((line) => line.replace(/^\w+/, (kind) => kind.toLowerCase()))
    .filter((line) => !/kube-root-ca|system:|kube-|serviceaccount .*\/default$|cdk8s-prow-inventory/.test(line)).sort();
}
