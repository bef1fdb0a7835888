import { dnsLabel, labelValue, qualifiedName } from './names';
import { port } from './net';
import { optional, shape } from './props';
import { record } from './values';

/** Pods that answer behind a Service, as policies see them: their namespace and port are told by its name, unless they are said. */
export const podsBehindService = shape({
  namespace: optional(dnsLabel),
  labels: optional(record(labelValue, qualifiedName), {}),
  port: optional(port),
});
