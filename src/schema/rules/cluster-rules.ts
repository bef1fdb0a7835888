import { quote } from '../../core/quote';
import { empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** What changes a cluster. Source: pkg/apis/{admissionregistration,scheduling,core}/validation at v1.37.1, and of k8s.io/apiextensions-apiserver. */
const hooks: ObjectRule = ({ webhooks }) => {
  for (let i = 0; i < (webhooks?.length ?? 0); i++) {
    for (let first = 0; first < i; first++) {
      if (webhooks[first].name === webhooks[i].name) {
        return refuse(`webhooks[${i}].name`, `${quote(webhooks[i].name)} is the name of [${first}] too`, 'use another one', 'ElementTwice');
      }
    }
  }
  return undefined;
};

const KNOWN_REVIEWS = ['v1', 'v1beta1'];

const hook: ObjectRule = ({ admissionReviewVersions }) => understood('admissionReviewVersions', admissionReviewVersions);

function understood(at: string, versions: readonly string[]): FieldFinding | undefined {
  return versions.some((version) => KNOWN_REVIEWS.includes(version)) ? undefined
    : refuse(at, `has none of ${KNOWN_REVIEWS.join(', ')}, which API servers speak`, 'add "v1"', 'NotAllowedValue');
}

const askedFor: ObjectRule = ({ apiGroups, apiVersions, operations, resources }) => {
  return all('apiGroups', apiGroups, '*') ?? all('apiVersions', apiVersions, '*') ?? all('operations', operations, '*') ?? all('resources', resources, '*/*')
    ?? parts(resources);
};

function all(at: string, words: readonly string[], everything: string): FieldFinding | undefined {
  return words.length > 1 && words.includes(everything)
    ? refuse(at, `has ${quote(everything)} and others`, 'leave the others out', 'MutuallyExclusive') : undefined;
}

/** Resources and their parts, of which none is named twice. */
function parts(resources: readonly string[]): FieldFinding | undefined {
  let [everything, whole] = [false, false];
  for (let i = 0; i < resources.length; i++) {
    if (empty(resources[i])) return missing(`resources[${i}]`, 'which may not be empty');
    const [resource, part] = resources[i].split('/', 2);
    if (resources[i] === '*') everything = true;
    if (part === undefined) {
      whole = resource !== '*';
      continue;
    }
    const covered = resources.slice(0, i).find((before) => before === `${resource}/*` || before === `*/${part}`);
    if (covered !== undefined) return refuse(`resources[${i}]`, `${quote(resources[i])} is in ${quote(covered)} already`, 'remove it', 'MutuallyExclusive');
  }
  return everything && whole ? refuse('resources', 'has "*" and others', 'leave the others out', 'MutuallyExclusive') : undefined;
}

const definition: ObjectRule = ({ metadata, spec: { names, group, versions, conversion, preserveUnknownFields } }) => {
  const name = `${names.plural}.${group}`;
  if (typeof metadata?.name === 'string' && metadata.name !== name) {
    return refuse('metadata.name', `${quote(metadata.name)} is not spec.names.plural and spec.group`, `write ${quote(name)}`, 'NotAllowedValue');
  }
  if (names.kind === (names.listKind ?? '')) return refuse('spec.names.listKind', `${quote(names.listKind)} is kind, too`, 'leave it out', 'NotAllowedValue');
  if (preserveUnknownFields === true) {
    return refuse('spec.preserveUnknownFields', 'is true', 'write x-kubernetes-preserve-unknown-fields into the schemas', 'NotAllowedValue');
  }
  return storedOf(versions) ?? (is(conversion) ? converted(conversion) : undefined);
};

function storedOf(versions: readonly Fields[]): FieldFinding | undefined {
  let stored = 0;
  for (let i = 0; i < versions.length; i++) {
    if (versions[i].storage === true) stored++;
    const schema = versions[i].schema?.openAPIV3Schema;
    if (!is(schema)) return missing(`spec.versions[${i}].schema.openAPIV3Schema`, 'which each version needs');
    if (schema.type !== 'object') {
      return refuse(`spec.versions[${i}].schema.openAPIV3Schema.type`, `${quote(schema.type)} is not "object"`, 'write "object"', 'NotAllowedValue');
    }
  }
  return stored === 1 ? undefined : refuse('spec.versions', `has ${stored} with storage true`, 'write it into exactly one', 'NotExactlyOne');
}

function converted({ strategy, webhook }: Fields): FieldFinding | undefined {
  if (strategy !== 'Webhook') return is(webhook) ? needless('spec.conversion.webhook', `beside ${strategy}`) : undefined;
  if (!is(webhook?.clientConfig)) return missing('spec.conversion.webhook.clientConfig', 'which Webhook needs');
  return understood('spec.conversion.webhook.conversionReviewVersions', webhook.conversionReviewVersions ?? []);
}

const HIGHEST = 1_000_000_000;
/** What every cluster has. */
const OF_SYSTEM: Readonly<Record<string, number>> = { 'system-cluster-critical': 2 * HIGHEST, 'system-node-critical': 2 * HIGHEST + 1000 };

const priority: ObjectRule = ({ metadata, value, globalDefault }) => {
  const name = metadata?.name;
  if (typeof name === 'string' && name.startsWith('system-')) {
    return OF_SYSTEM[name] === value && globalDefault !== true
      ? undefined : refuse('metadata.name', `${quote(name)} is kept for Kubernetes itself`, 'leave "system-" out', 'NotAllowedValue');
  }
  return (value ?? 0) > HIGHEST
    ? refuse('value', `${value} is more than ${HIGHEST}, which is kept for Kubernetes itself`, 'lower it', 'NumberOutOfRange') : undefined;
};

const configMap: ObjectRule = ({ data, binaryData }) => {
  for (const key in binaryData) if (is(data?.[key])) return refuse(`binaryData.${key}`, 'is in data too', 'remove one of them', 'ElementTwice');
  return undefined;
};

const ACCOUNT = 'kubernetes.io/service-account.name';
/** Keys that a type asks for: one of them, or all. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'], 'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'], 'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

const secret: ObjectRule = ({ type, metadata, data, stringData }) => {
  const has = (key: string): boolean => is(data?.[key]) || is(stringData?.[key]);
  if (type === 'kubernetes.io/service-account-token') {
    return empty(metadata?.annotations?.[ACCOUNT]) ? missing(`metadata.annotations["${ACCOUNT}"]`, 'which a token needs') : undefined;
  }
  if (type === 'kubernetes.io/basic-auth') return has('username') || has('password') ? undefined : missing('data.username', `which ${type} needs, or password`);
  const key = KEYS[type]?.find((one) => !has(one));
  return key === undefined ? undefined : missing(`data["${key}"]`, `which ${type} needs`);
};

const POD_SECURITY = 'pod-security.kubernetes.io/';
const LEVELS = ['privileged', 'baseline', 'restricted'];

/** Source: k8s.io/pod-security-admission admission/admission.go, ValidateNamespace, and api/helpers.go, PolicyToEvaluate. */
const namespace: ObjectRule = ({ metadata }) => {
  const labels: Fields | null | undefined = metadata?.labels;
  for (const mode of ['enforce', 'audit', 'warn']) {
    const [key, keyOfVersion] = [`${POD_SECURITY}${mode}`, `${POD_SECURITY}${mode}-version`];
    const [level, version] = [labels?.[key], labels?.[keyOfVersion]];
    if (is(level) && !LEVELS.includes(level)) {
      return refuse(`metadata.labels["${key}"]`, `${quote(level)} is none of ${LEVELS.join(', ')}`, 'write one of them', 'NotAllowedValue');
    }
    if (is(version) && version !== 'latest' && !/^v1\.(0|[1-9]\d*)$/.test(version)) {
      return refuse(`metadata.labels["${keyOfVersion}"]`, `${quote(version)} is no minor version of Kubernetes`,
        'write "latest", or one like "v1.36"', 'NotAllowedValue');
    }
  }
  return undefined;
};

export const CLUSTER_RULES: Readonly<Record<string, ObjectRule>> = { hooks, hook, askedFor, definition, priority, configMap, secret, namespace };
