import { dataKey, dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../core/names';
import { isPlainObject, Note, Rule } from '../core/props';
import { quote } from '../core/quote';
import { RenderedObject } from './rendered-object';

const DNS_LABEL_KINDS: ReadonlySet<string> = new Set(['Namespace', 'Service']);
const RBAC = 'rbac.authorization.k8s.io';

/** The API server takes any segment of a URL path as the name of an RBAC object: `system:node`. */
const rbacName: Rule<string> = (value, report) => {
  if (typeof value === 'string' && /^(?!\.\.?$)[^/%\s]+$/.test(value)) return value;
  return report({ what: `${quote(value)} is not the name of an RBAC object`, instead: 'leave out "/", "%" and spaces', code: 'NameNotDnsSubdomain' });
};

/** A rule, and what it took already: the same few names and labels stand on thousands of objects. */
class Passing {
  private readonly passed = new Set<unknown>();

  constructor(private readonly rule: Rule<string>) {}

  check(value: unknown, report: Note, path: string, key?: string): void {
    if (!this.passed.has(value) && report.at(key === undefined ? path : `${path}.${key}`).read(this.rule, value) !== undefined) this.passed.add(value);
  }
}

const anyString: Rule<string> = (value, report) => {
  return typeof value === 'string' ? value : report({ what: `${quote(value)} is not a string`, instead: 'put it in quotes', code: 'WrongType' });
};

/** Refuses names, labels, annotations and data keys that the API server would refuse. */
export class MetadataGate {
  private readonly rbacNames = new Passing(rbacName);
  private readonly labels = new Passing(dnsLabel);
  private readonly subdomains = new Passing(dnsSubdomain);
  private readonly qualifiedNames = new Passing(qualifiedName);
  private readonly labelValues = new Passing(labelValue);
  private readonly dataKeys = new Passing(dataKey);

  check(object: RenderedObject, report: Note): void {
    const { json, group, kind, name, namespace, clusterScoped } = object;
    const names = group === RBAC ? this.rbacNames : group === '' && DNS_LABEL_KINDS.has(kind) ? this.labels : this.subdomains;
    names.check(name, report, 'metadata.name');
    if (namespace !== '' && !clusterScoped) this.labels.check(namespace, report, 'metadata.namespace');
    checkMap(json.metadata.labels, this.qualifiedNames, this.labelValues, report, 'metadata.labels');
    checkMap(json.metadata.annotations, this.qualifiedNames, undefined, report, 'metadata.annotations');
    if (group === '' && kind === 'ConfigMap') {
      checkMap(json.data, this.dataKeys, undefined, report, 'data');
      // its values are read as the API server reads them
      if (isPlainObject(json.binaryData)) for (const key in json.binaryData) this.dataKeys.check(key, report, 'binaryData');
    }
  }
}

/** Values without a rule of their own are any strings, of which nothing is worth remembering. */
function checkMap(map: unknown, keys: Passing, values: Passing | undefined, report: Note, path: string): void {
  if (map === undefined) return;
  if (!isPlainObject(map)) return report.at(path)({ what: `${quote(map)} is not an object`, instead: 'write { name: value }', code: 'WrongType' });
  for (const key in map) {
    keys.check(key, report, path);
    if (values !== undefined) values.check(map[key], report, path, key);
    else if (typeof map[key] !== 'string') report.at(`${path}.${key}`).read(anyString, map[key]);
  }
}
