import { get } from 'node:http';
import { connect } from 'node:net';
import type { KubernetesObject } from '../kubernetes-api';
import { appOf, type Surroundings } from './surroundings';

/** Asks as kubelet would, of the port that stands for the pod's; undefined as long as the answer is no. */
export async function probe(pod: KubernetesObject, container: any, kind: 'livenessProbe' | 'readinessProbe', surroundings: Surroundings): Promise<true | undefined> {
  const emitted = container[kind];
  // A container without a readiness probe is ready once it runs.
  if (emitted === undefined && kind === 'readinessProbe') return true;
  const target = emitted?.httpGet ?? emitted?.tcpSocket;
  if (!target) throw new Error(`${container.name} has no ${kind} that is known here`);
  const declared = (container.ports ?? []).find((port: any) => port.name === target.port || port.containerPort === target.port);
  if (!declared) throw new Error(`the ${kind} of ${container.name} asks port ${target.port}, which the container does not declare`);
  const port = surroundings.port(appOf(pod), declared.containerPort);
  return emitted.httpGet ? isFine(`http://127.0.0.1:${port}${target.path}`) : isOpen(port);
}

function isFine(url: string): Promise<true | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5_000 }, (response) => {
      response.resume();
      resolve((response.statusCode! >= 200 && response.statusCode! < 400) || undefined);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}

function isOpen(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(undefined));
  });
}
