import { BUSYBOX_IMAGE, JOB_IMAGE } from '../images/catalogue';
import { type NodeName, nodeNames } from '../machines/network';

export const WEB_PORT = 8080;

export interface WebPod {
  readonly name: string;
  readonly namespace: string;
  readonly node: NodeName;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A namespace with a pod on each node, which has its name. */
export function webPodOnEachNode(namespace: string): object[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...nodeNames.map((node) => webPod({ name: node, namespace, node, labels: { node } })),
  ];
}

/** Answers with its name, and has a container with more programs. */
export function webPod({ name, namespace, node, labels }: WebPod): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      // not by nodeName, which the policy of job pods refuses
      nodeSelector: { 'kubernetes.io/hostname': node },
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 0,
      containers: [{
        name: 'web',
        image: BUSYBOX_IMAGE,
        command: ['sh', '-c', `mkdir /web && printf ${name} > /web/index.html && exec httpd -f -p ${WEB_PORT} -h /web`],
        readinessProbe: { tcpSocket: { port: WEB_PORT }, periodSeconds: 1 },
      }, {
        name: 'client',
        image: JOB_IMAGE,
        command: ['sleep', 'infinity'],
      }],
    },
  };
}

/** What kubectl is told to run a command in one. */
export function inPod({ name, namespace }: Pick<WebPod, 'name' | 'namespace'>, ...command: string[]): string[] {
  return ['exec', '--namespace', namespace, name, '--container', 'client', '--', ...command];
}
