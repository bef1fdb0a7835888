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

const anyString: Rule<string> = (value, report) => {
  return typeof value === 'string' ? value : report({ what: `${quote(value)} is not a string`, instead: 'put it in quotes', code: 'WrongType' });
};

/** Refuses names, labels, annotations and data keys that the API server would refuse. */
export class MetadataGate {
  // the same few names and labels stand on thousands of objects
  private readonly passed = new Map<Rule<string>, Set<unknown>>();

  check(object: RenderedObject, report: Note): void {
    const { json, group, kind, name, namespace, clusterScoped } = object;
    const nameRule = group === RBAC ? rbacName : group === '' && DNS_LABEL_KINDS.has(kind) ? dnsLabel : dnsSubdomain;
    this.apply(nameRule, name, report, 'metadata.name');
    if (namespace !== '' && !clusterScoped) this.apply(dnsLabel, namespace, report, 'metadata.namespace');
    this.checkMap(json.metadata.labels, qualifiedName, labelValue, report, 'metadata.labels');
    this.checkMap(json.metadata.annotations, qualifiedName, anyString, report, 'metadata.annotations');
    if (group === '' && kind === 'ConfigMap') {
      this.checkMap(json.data, dataKey, anyString, report, 'data');
      this.checkMap(json.binaryData, dataKey, anyString, report, 'binaryData');
    }
  }

  private checkMap(map: unknown, keyRule: Rule<string>, valueRule: Rule<string>, report: Note, path: string): void {
    if (map === undefined) return;
    if (!isPlainObject(map)) return report.at(path)({ what: `${quote(map)} is not an object`, instead: 'write { name: value }', code: 'WrongType' });
    for (const key of Object.keys(map)) {
      this.apply(keyRule, key, report, path);
      if (valueRule !== anyString || typeof map[key] !== 'string') this.apply(valueRule, map[key], report, path, key);
    }
  }

  private apply(rule: Rule<string>, value: unknown, report: Note, path: string, key?: string): void {
    let passed = this.passed.get(rule);
    if (!passed) this.passed.set(rule, passed = new Set());
    if (!passed.has(value) && report.at(key === undefined ? path : `${path}.${key}`).read(rule, value) !== undefined) passed.add(value);
  }
}
