import { COMPONENTS_PRIORITY } from '../components-priority';
import { ProwModel } from '../prow-model';
import { AdmissionRule, cel } from './admission-rule';
import { allowances } from './allowances';
import { cloneRules } from './clone-rules';
import { jobNodeRules } from './job-node-rules';
import { areHeldToBaseline, privilegeRule } from './privilege-rule';
import { storeRules } from './store-rules';

/** Names of containers that Prow adds, by what they do. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897. */
const CLONING = ['clonerefs'];
const UPLOADING = ['initupload', 'sidecar'];

/**
 * What none of them has: by these a job would run something else in such an image. Prow takes init containers of a job that are restarted, under any name.
 * Source: prow pkg/config/config.go, validatePodSpec, at a61940897.
 */
const NEVER_OWN = ['command', 'envFrom', 'lifecycle', 'livenessProbe', 'readinessProbe', 'restartPolicy', 'startupProbe'];

/** Kinds of volumes that read no Secret by a field that is not looked at here; and those that may. */
const VOLUMES = ['configMap', 'downwardAPI', 'emptyDir', 'ephemeral', 'hostPath', 'image', 'persistentVolumeClaim', 'projected', 'secret'];
export const OTHER_VOLUMES: readonly string[] = ['azureFile', 'cephfs', 'csi', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'];

/** Names for what several rules look at. Without Prow's label of another type a pod counts as that of a presubmit. */
export const VARIABLES = [
  { name: 'trusted', expression: 'has(object.metadata.labels) && "prow.k8s.io/type" in object.metadata.labels && object.metadata.labels["prow.k8s.io/type"] in ["postsubmit", "periodic"]' },
  { name: 'containers', expression: 'object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : [])' },
  { name: 'volumes', expression: 'has(object.spec.volumes) ? object.spec.volumes : []' },
];

/** What the API server asks of each pod of a job. */
export function admissionRules(model: ProwModel): readonly AdmissionRule[] {
  const { imageRegistries } = model.jobsAdmission;
  const { secrets, trustedSecrets, closed, presubmitAccounts, trustedAccounts, ownImages, freeImages, ...allowed } = allowances(model);
  return [
    ...byKind(secrets, trustedSecrets, secretRule),
    ...byKind(allowed.pullSecrets, allowed.trustedPullSecrets, pullRule),
    ...closed.store.length === 0 ? [] : [ownRule(closed.store, UPLOADING, ownImages)],
    ...closed.clones.length === 0 ? [] : [ownRule(closed.clones, CLONING, ownImages)],
    ...storeRules(model),
    ...cloneRules(model),
    {
      expression: `variables.trusted || variables.volumes.all(v, ${OTHER_VOLUMES.map((kind) => `!has(v.${kind})`).join(' && ')})`,
      message: `volumes of pods of presubmits are of the kinds ${VOLUMES.join(', ')}`,
    },
    ...byKind(presubmitAccounts, trustedAccounts, accountRule),
    {
      expression: `!has(object.spec.priority) || object.spec.priority < ${COMPONENTS_PRIORITY}`,
      message: `pods of jobs have a priority below ${COMPONENTS_PRIORITY}, and no class of the system`,
    },
    ...allowed.presubmitClasses === undefined || allowed.trustedClasses === undefined ? []
      : byKind(allowed.presubmitClasses, allowed.trustedClasses, classRule),
    ...byKind(allowed.presubmitTaints, allowed.trustedTaints, taintRule),
    ...areHeldToBaseline(model) ? [privilegeRule()] : [],
    { expression: '!has(object.spec.nodeName) || object.spec.nodeName == ""', message: 'pods of jobs name no node: the scheduler finds one' },
    ...jobNodeRules(model.jobNodes),
    ...imageRegistries.length === 0 ? [] : [{
      expression: `variables.containers.all(c, ${fromThere('c.image', freeImages, imageRegistries)}) && `
        + `variables.volumes.all(v, !has(v.image) || !has(v.image.reference) || ${fromThere('v.image.reference', freeImages, imageRegistries)})`,
      message: `images of jobs come from ${words(imageRegistries, 'or')}`,
    }],
  ];
}

function secretRule(unless: string, allowed: readonly string[], whose: string): AdmissionRule {
  const list = celSet(allowed);
  return {
    expression: `${unless}(`
      + `variables.volumes.all(v, (!has(v.secret) || (has(v.secret.secretName) && v.secret.secretName in ${list})) && (!has(v.projected) || !has(v.projected.sources) || `
      + `v.projected.sources.all(s, !has(s.secret) || (has(s.secret.name) && s.secret.name in ${list}))))`
      + ` && ${ofEnvironments((name) => `${name} in ${list}`)})`,
    message: `${whose} may name ${allowed.length === 0 ? 'no Secret' : `${allowed.length === 1 ? 'the Secret' : 'the Secrets'} ${words(allowed)} alone`}`,
  };
}

function pullRule(unless: string, allowed: readonly string[], whose: string): AdmissionRule {
  return {
    expression: `${unless}!has(object.spec.imagePullSecrets) || object.spec.imagePullSecrets.all(s, has(s.name) && s.name in ${celSet(allowed)})`,
    message: `images of ${whose} are pulled with ${allowed.length === 0 ? 'no Secret' : words(allowed, 'or')}`,
  };
}

/** Secrets that Prow's own containers mount are for nobody else in the pod: who names its container like one of them runs what that one runs. */
function ownRule(secrets: readonly string[], owners: readonly string[], images: readonly string[]): AdmissionRule {
  const list = celSet(secrets);
  const isOwn = [`c.name in ${celSet(owners)}`, `c.image in ${celSet(images)}`, ...NEVER_OWN.map((field) => `!has(c.${field})`)].join(' && ');
  return {
    expression: `variables.containers.filter(c, !(${isOwn})).all(c, !has(c.volumeMounts) || c.volumeMounts.all(m, `
      + `!variables.volumes.exists(v, v.name == m.name && has(v.secret) && has(v.secret.secretName) && v.secret.secretName in ${list})))`
      + ` && variables.volumes.all(v, !has(v.projected) || !has(v.projected.sources) || v.projected.sources.all(s, !has(s.secret) || !has(s.secret.name) || `
      + `!(s.secret.name in ${list}))) && ${ofEnvironments((name) => `!(${name} in ${list})`)}`,
    message: `only ${words(owners)} of Prow itself may have ${words(secrets)}, as a volume`,
  };
}

/** Whether an image comes from one of the registries, or may come from anywhere. */
function fromThere(image: string, free: readonly string[], registries: readonly string[]): string {
  return `(${image} in ${celSet(free)} || ${celSet(registries.map((one) => `${one}/`))}.exists(r, ${image}.startsWith(r)))`;
}

/** Every reference to a Secret in an environment, under one condition. */
function ofEnvironments(condition: (name: string) => string): string {
  return 'variables.containers.all(c, (!has(c.env) || c.env.all(e, !has(e.valueFrom) || !has(e.valueFrom.secretKeyRef) || '
    + `(has(e.valueFrom.secretKeyRef.name) && ${condition('e.valueFrom.secretKeyRef.name')})))`
    + ` && (!has(c.envFrom) || c.envFrom.all(e, !has(e.secretRef) || (has(e.secretRef.name) && ${condition('e.secretRef.name')}))))`;
}

function accountRule(unless: string, allowed: readonly string[], whose: string): AdmissionRule {
  return {
    expression: `${unless}!has(object.spec.serviceAccountName) || object.spec.serviceAccountName in ${celSet(allowed)}`,
    message: `the ServiceAccount of ${whose} is ${words(allowed, 'or')}`,
  };
}

type MakeRule = (unless: string, allowed: readonly string[], whose: string) => AdmissionRule;

/** One rule, or where pods of presubmits may have less than others, one for each. */
function byKind(presubmits: readonly string[], trusted: readonly string[], rule: MakeRule): readonly AdmissionRule[] {
  return celSet(presubmits) === celSet(trusted) ? [rule('', presubmits, 'pods of jobs')]
    : [rule('!variables.trusted || ', trusted, 'pods of postsubmits and periodics'), rule('variables.trusted || ', presubmits, 'pods of presubmits')];
}

function classRule(unless: string, allowed: readonly string[], whose: string): AdmissionRule {
  return {
    expression: `${unless}!has(object.spec.priorityClassName) || object.spec.priorityClassName == "" || object.spec.priorityClassName in ${celSet(allowed)}`,
    message: `${whose} have ${allowed.length === 0 ? 'no class of priority' : `the class of priority ${words(allowed, 'or')}`}`,
  };
}

function taintRule(unless: string, allowed: readonly string[], whose: string): AdmissionRule {
  return {
    expression: `${unless}!has(object.spec.tolerations) || object.spec.tolerations.all(t, has(t.key) && t.key in ${celSet(allowed)})`,
    message: `${whose} may tolerate the taints ${words(allowed)} alone`,
  };
}

/** A list in CEL, in one order whatever the order of jobs is. */
function celSet(values: readonly string[]): string {
  return cel([...values].sort());
}

function words(values: readonly string[], last = 'and'): string {
  const sorted = [...values].sort();
  return sorted.length < 2 ? sorted.join('') : `${sorted.slice(0, -1).join(', ')} ${last} ${sorted[sorted.length - 1]}`;
}
