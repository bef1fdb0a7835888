import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { app, changed, Mistake, RESTRICTED } from './mistake';

/** Prow with an object of somebody's own beside it, or with a patch. */
const own = (json: Readonly<Record<string, unknown>>) => () => changed({}, (app) => {
  new ApiObject(new Chart(app, 'mine'), 'object', { metadata: { name: 'object', namespace: 'prow' }, ...json } as any);
});
const patched = (...patches: readonly JsonPatch[]) => () => changed({}, (app) => {
  ApiObject.of(app.prow.hook.deployment).addJsonPatch(...patches);
});
const ofVersion = (kubernetesVersion: string, json: Readonly<Record<string, unknown>>) => () => changed({ kubernetesVersion }, (app) => {
  new ApiObject(new Chart(app, 'mine'), 'object', { metadata: { name: 'object', namespace: 'prow' }, ...json } as any);
});
const CLAIMED = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaimTemplate',
  spec: { spec: { devices: { requests: [{ name: 'gpu', exactly: { deviceClassName: 'gpu.acme.dev' } }] } } } };

const CRON = (schedule: string) => own({ apiVersion: 'batch/v1', kind: 'CronJob',
  spec: { schedule, jobTemplate: {
    spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'sweep', image: 'busybox:1.37', securityContext: RESTRICTED }] } } },
  } } });
const CLAIM = (accessModes: readonly string[]) => own({ apiVersion: 'v1', kind: 'PersistentVolumeClaim',
  spec: { accessModes, resources: { requests: { storage: '1Gi' } } } });
const WORKLOAD = (apiVersion: string) => own({ apiVersion, kind: 'Deployment',
  spec: { selector: { matchLabels: { app: 'own' } },
    template: { metadata: { labels: { app: 'own' } }, spec: { containers: [{ name: 'own', image: 'busybox:1.37', securityContext: RESTRICTED }] } } } });
const WAY_IN = (apiVersion: string) => own({ apiVersion, kind: 'Ingress',
  spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'deck', port: { number: 80 } } } }] } }] } });

const HOOK = '[40-prow/prow/hook/Resource]';
const POD = '/spec/template/spec';

/** Objects that no API server takes. */
export const OBJECTS: readonly Mistake[] = [
  {
    id: 'X21', says: 'a patch that misspells a field',
    input: patched(JsonPatch.add('/spec/replica', 2)),
    becomes: { refused: [`${HOOK} spec: "replica" is not a field, after the patch of "/spec/replica"; did you mean "replicas"? (UnknownProp)`] },
    corrected: patched(JsonPatch.add('/spec/minReadySeconds', 2)),
  },
  {
    id: 'X22', says: 'a patch of what is not there',
    input: patched(JsonPatch.replace(`${POD}/containers/3/image`, 'hook:2')),
    becomes: {
      refused: [`${HOOK} cannot be rendered, because the patch of "${POD}/containers/3/image" does not fit; patch what is there (ObjectNotRendered)`],
    },
    corrected: patched(JsonPatch.replace(`${POD}/containers/0/imagePullPolicy`, 'Always')),
  },
  {
    id: 'X23', says: 'a patch that removes all containers',
    input: patched(JsonPatch.replace(`${POD}/containers`, [])),
    becomes: { refused: [`${HOOK} spec.template.spec.containers: is empty, after the patch of "${POD}/containers"; give at least 1 (EmptyList)`] },
  },
  {
    id: 'X24', says: 'a patch that removes the template',
    input: patched(JsonPatch.remove('/spec/template')),
    becomes: { refused: [`${HOOK} spec.template: is missing, after the patch of "/spec/template"; give it a value (PropMissing)`] },
  },
  {
    id: 'X25', says: 'a patch that makes a text of the spec',
    input: patched(JsonPatch.replace('/spec', 'two replicas')),
    becomes: { refused: [`${HOOK} spec: "two replicas" is not an object of fields, after the patch of "/spec"; write { … } (WrongType)`] },
  },
  {
    id: 'X26', says: 'a patch that makes a text of a port',
    input: patched(JsonPatch.replace(`${POD}/containers/0/ports/0/containerPort`, '8888')),
    becomes: { refused: [`${HOOK} spec.template.spec.containers[0].ports[0].containerPort: "8888" is not a number, after the patch of `
      + `"${POD}/containers/0/ports/0/containerPort"; write 8888, without quotes (WrongType)`] },
    corrected: patched(JsonPatch.replace(`${POD}/containers/0/ports/0/containerPort`, 8888)),
  },
  {
    id: 'X27', says: 'a patch that makes a number of an image',
    input: patched(JsonPatch.replace(`${POD}/containers/0/image`, 1.37)),
    becomes: { refused: [`${HOOK} spec.template.spec.containers[0].image: 1.37 is not a string, after the patch of "${POD}/containers/0/image"; `
      + 'put it in quotes: "1.37" (WrongType)'] },
  },
  {
    id: 'X28', says: 'a patch that makes an object of the containers',
    input: patched(JsonPatch.replace(`${POD}/containers`, { name: 'hook' })),
    becomes: {
      refused: [`${HOOK} spec.template.spec.containers: {"name":"hook"} is not a list, after the patch of "${POD}/containers"; write [ … ] (WrongType)`],
    },
  },
  {
    id: 'X30', says: 'a CronJob with a schedule that is none',
    input: CRON('every day'),
    becomes: { refused: ['[mine/object] spec.schedule: "every day" has 2 fields; write five fields, "minute hour day month weekday" (CronInvalid)'] },
    corrected: CRON('@daily'),
  },
  {
    id: 'X33', says: 'a Deployment of an apiVersion that is gone',
    input: WORKLOAD('apps/v1beta1'),
    becomes: { refused: ['[mine/object] apiVersion: no supported Kubernetes has Deployment of "apps/v1beta1"; did you mean "apps/v1"? (ApiVersionUnknown)'] },
    corrected: WORKLOAD('apps/v1'),
  },
  {
    id: 'X34', says: 'an Ingress of an apiVersion that is gone',
    input: WAY_IN('extensions/v1beta1'),
    becomes: { refused: ['[mine/object] apiVersion: no supported Kubernetes has Ingress of "extensions/v1beta1"; '
      + 'did you mean "networking.k8s.io/v1"? (ApiVersionUnknown)'] },
    corrected: WAY_IN('networking.k8s.io/v1'),
  },
  {
    id: 'kubernetes A', says: 'a kind that came after the oldest Kubernetes that the output is for',
    input: own(CLAIMED),
    becomes: { refused: ['[mine/object] kind: ResourceClaimTemplate of "resource.k8s.io/v1" came with Kubernetes 1.34, and kubernetesVersion is "1.33"; '
      + 'leave it out, or raise kubernetesVersion to "1.34" where no cluster is older (KubernetesTooOld)'] },
    corrected: ofVersion('v1.34.2+k3s1', CLAIMED),
  },
  {
    id: 'kubernetes B', says: 'a patch with a field that came after that',
    input: () => changed({ kubernetesVersion: '1.35' }, (app) => {
      ApiObject.of(app.prow.hook.deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/schedulingGroup', { podGroupName: 'hook' }));
    }),
    becomes: { refused: [`${HOOK} spec.template.spec.schedulingGroup: came with Kubernetes 1.36, and kubernetesVersion is "1.35", after the patch of `
      + '"/spec/template/spec/schedulingGroup"; leave it out, or raise kubernetesVersion to "1.36" where no cluster is older (KubernetesTooOld)'] },
    corrected: () => changed({ kubernetesVersion: '1.36' }, (app) => {
      ApiObject.of(app.prow.hook.deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/schedulingGroup', { podGroupName: 'hook' }));
    }),
  },
  {
    id: 'kubernetes C', says: 'an older Kubernetes than all that are supported',
    input: () => app({ kubernetesVersion: '1.30' }),
    becomes: { refused: ['new ProwApp({ kubernetesVersion }): "1.30" is outside 1.33 to 1.37, of which the API is known here; '
      + 'write the oldest of your clusters that is among them (KubernetesVersionUnknown)'] },
  },
  {
    id: 'Z22', says: 'a claim with a misspelt access mode',
    input: CLAIM(['ReadWriteOnce', 'ReadWriteMnay']),
    becomes: { refused: ['[mine/object] spec.accessModes[1]: "ReadWriteMnay" is not one of ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod; '
      + 'did you mean "ReadWriteMany"? (NotAllowedValue)'] },
    corrected: CLAIM(['ReadWriteOnce', 'ReadWriteMany']),
  },
];
