import { dnsLabel } from '../core/names';
import { also } from '../core/props';
import { quote } from '../core/quote';

/** A namespace that may be ours; the prefix is reserved. Source: kubernetes.io/docs/concepts/overview/working-with-objects/namespaces. */
export const namespaceName = also(dnsLabel, (value) => (value.startsWith('kube-')
  ? { what: `${quote(value)} is a namespace of Kubernetes itself`, instead: 'use one of your own, like "prow"', code: 'NamespaceReserved' } : undefined));

/** The jobs' namespace gets labels, limits and policies for jobs alone. */
export const jobsNamespaceName = also(namespaceName, (value) => (value === 'default'
  ? {
    what: '"default" holds the pods of everything that names no namespace, and limits for jobs would be theirs too',
    instead: 'use one for jobs alone, like "test-pods"', code: 'NamespaceReserved',
  } : undefined));

/** What is changed by Prow in a namespace that others use. */
export function namespaceWarnings(namespace: string): readonly string[] {
  return namespace !== 'default' ? [] : [
    'Prow is put into the namespace "default", which gets the Pod Security level "restricted": pods of others there that it refuses do not start again. '
      + 'A namespace of its own, like "prow", avoids that.',
  ];
}
