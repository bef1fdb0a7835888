import { secluded } from './reach';

/** The namespace of the Service that a host names from every namespace of a cluster; undefined where it names none: `minio.storage.svc`. */
export function namespaceOfService(host: string): string | undefined {
  return /(?:^|\.)[a-z][a-z0-9-]*\.([a-z0-9][a-z0-9-]*)\.svc(?:\.|$)/.exec(host)?.[1];
}

/** The same of a name in its short form, which may be a host of the Internet too: `minio.storage`. Names of private networks are none: `minio.lan`. */
export function namespaceOfShortName(url: string): string | undefined {
  const { hostname, protocol, port } = new URL(url);
  const [, namespace] = /^[a-z][a-z0-9-]*\.([a-z][a-z0-9-]*)$/.exec(hostname) ?? [];
  return (protocol === 'http:' || port !== '') && secluded(hostname) === undefined ? namespace : undefined;
}

/** Whether a name is one of the namespace that it is asked in, and nowhere else: `minio`. */
export function isOfOwnNamespace(host: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(host) && host !== 'localhost';
}
