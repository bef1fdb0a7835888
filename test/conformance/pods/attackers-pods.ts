import { defaultImages } from './prow-images';

/** A pod that a job asks for, and what it is refused for; taken where nothing is said. */
export interface JobPod {
  readonly says: string;
  readonly type: 'presubmit' | 'postsubmit' | 'periodic' | 'batch' | 'none';
  readonly spec: object;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly refused?: RegExp;
  /** The first minor that has by default what it says; earlier ones drop it. */
  readonly since?: number;
}

const IMAGE = 'ghcr.io/acme/test:v1';
const STORE = { name: 's3-credentials', secret: { secretName: 's3-credentials' } };
const mount = (name: string) => ({ volumeMounts: [{ name, mountPath: '/stolen' }] });
const test = (more: object = {}) => ({ name: 'test', image: IMAGE, ...more });
const env = (name: string) => ({ env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name, key: 'key' } } }] });
const own = (name: 'initupload' | 'sidecar', more: object = {}) => ({ name, image: defaultImages[name], ...mount('s3-credentials'), ...more });

/** As Prow makes them: its own containers upload with the keys of the store. */
const decorated = { initContainers: [own('initupload')], containers: [test(), own('sidecar')], volumes: [STORE], serviceAccountName: 'prow-job' };

const secrets = /may name the Secrets? /;
const storage = /only initupload and sidecar of Prow itself may have s3-credentials/;

/** In the name and the image of one of Prow's own containers, and with something else to do. */
const lent = (more: object, name: 'initupload' | 'sidecar' = 'initupload') => ({ initContainers: [own(name, more)], containers: [test()], volumes: [STORE] });
const account = /the ServiceAccount of pods of (presubmits|postsubmits and periodics) is /;

/** What pull requests tried, and what is nobody's business. */
export const JOB_PODS: readonly JobPod[] = [
  { says: 'a decorated presubmit', type: 'presubmit', spec: decorated },
  { says: 'a decorated batch', type: 'batch', spec: decorated },
  { says: 'a decorated periodic', type: 'periodic', spec: decorated },
  { says: 'a pod without decoration', type: 'presubmit', spec: { containers: [test()] } },
  { says: 'a pod of somebody else in the namespace', type: 'none', spec: { containers: [test()] } },
  { says: 'scratch space and a claim', type: 'presubmit', spec: { containers: [test()], volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', persistentVolumeClaim: { claimName: 'cache' } }] } },
  { says: 'a Secret of code, by a postsubmit', type: 'postsubmit', spec: { containers: [test(env('deploy-key'))], serviceAccountName: 'deployer' } },
  { says: 'a Secret that presubmits may have', type: 'presubmit', spec: { containers: [test(env('codecov'))] } },
  { says: 'a taint of code', type: 'presubmit', spec: { containers: [test()], tolerations: [{ key: 'builds', operator: 'Exists' }] } },
  { says: 'a taint of decoration', type: 'batch', spec: { containers: [test()], tolerations: [{ key: 'spot', operator: 'Exists' }] } },
  { says: 'a taint of a postsubmit in code', type: 'postsubmit', spec: { containers: [test()], tolerations: [{ key: 'releases', operator: 'Exists' }] } },
  { says: 'a class of a postsubmit in code', type: 'periodic', spec: { containers: [test()], priorityClassName: 'releases' } },
  { says: 'an image of ours as a volume', type: 'presubmit', spec: { containers: [test()], volumes: [{ name: 'i', image: { reference: IMAGE } }] } },
  { says: 'a class of people', type: 'presubmit', spec: { containers: [test()], priorityClassName: 'people' } },
  { says: 'a Secret of code, by a presubmit', type: 'presubmit', spec: { containers: [test(env('deploy-key'))] }, refused: secrets },
  { says: 'a Secret of code, by a batch', type: 'batch', spec: { containers: [test(env('deploy-key'))] }, refused: secrets },
  { says: 'a Secret of code, by a pod without a type', type: 'none', spec: { containers: [test(env('deploy-key'))] }, refused: secrets },
  { says: 'any Secret, by a postsubmit', type: 'postsubmit', spec: { containers: [test(env('other'))] }, refused: secrets },
  { says: 'a whole Secret', type: 'presubmit', spec: { containers: [test({ envFrom: [{ secretRef: { name: 'deploy-key' } }] })] }, refused: secrets },
  { says: 'an optional Secret', type: 'presubmit', spec: { containers: [test({ envFrom: [{ secretRef: { name: 'deploy-key', optional: true } }] })] }, refused: secrets },
  { says: 'a Secret in an init container', type: 'presubmit', spec: { initContainers: [{ ...test(env('deploy-key')), name: 'first' }], containers: [test()] }, refused: secrets },
  { says: 'a Secret as a volume', type: 'presubmit', spec: { containers: [test(mount('k'))], volumes: [{ name: 'k', secret: { secretName: 'deploy-key' } }] }, refused: secrets },
  {
    says: 'a Secret as a part of a volume', type: 'presubmit', refused: secrets,
    spec: { containers: [test(mount('k'))], volumes: [{ name: 'k', projected: { sources: [{ secret: { name: 'deploy-key' } }] } }] },
  },
  { says: 'a Secret to pull with', type: 'presubmit', spec: { containers: [test()], imagePullSecrets: [{ name: 'deploy-key' }] }, refused: /images of pods of presubmits are pulled with/ },
  { says: 'a Secret of nobody to pull with', type: 'periodic', spec: { containers: [test()], imagePullSecrets: [{ name: 'other' }] }, refused: /periodics are pulled with/ },
  { says: 'the Secret that all images are pulled with', type: 'presubmit', spec: { containers: [test()], imagePullSecrets: [{ name: 'registry' }] } },
  { says: 'the Secret that all images are pulled with, to read', type: 'presubmit', spec: { containers: [test(env('registry'))] }, refused: secrets },
  { says: 'what the account of presubmits pulls with', type: 'presubmit', spec: { containers: [test()], serviceAccountName: 'puller', imagePullSecrets: [{ name: 'mirror' }] } },
  { says: 'the keys of the store as a volume', type: 'presubmit', spec: { ...decorated, containers: [test(mount('s3-credentials')), own('sidecar')] }, refused: storage },
  { says: 'the keys of the store, by a postsubmit', type: 'postsubmit', spec: { ...decorated, containers: [test(mount('s3-credentials'))] }, refused: storage },
  { says: 'the keys of the store in the environment', type: 'presubmit', spec: { containers: [test(env('s3-credentials'))] }, refused: storage },
  {
    says: 'the keys of the store as a part of a volume', type: 'presubmit', refused: storage,
    spec: { containers: [test(mount('k'))], volumes: [{ name: 'k', projected: { sources: [{ secret: { name: 's3-credentials' } }] } }] },
  },
  { says: 'an own image under the name of the sidecar', type: 'presubmit', spec: { containers: [own('sidecar', { image: IMAGE })], volumes: [STORE] }, refused: storage },
  { says: 'the image of the sidecar under another name', type: 'presubmit', spec: { containers: [own('sidecar', { name: 'test' })], volumes: [STORE] }, refused: storage },
  { says: 'a command in the image of the sidecar', type: 'presubmit', spec: lent({ command: ['sh', '-c', 'cat /stolen/*'] }, 'sidecar'), refused: storage },
  { says: 'the image of initupload beside the job', type: 'presubmit', spec: lent({ restartPolicy: 'Always' }), refused: storage },
  {
    says: 'a probe in the image of initupload', type: 'presubmit', refused: storage,
    spec: lent({ restartPolicy: 'Always', startupProbe: { exec: { command: ['sh', '-c', 'cat /stolen/*'] } } }),
  },
  { says: 'the keys of the store for what clones', type: 'presubmit', spec: { ...decorated, initContainers: [{ ...own('initupload'), name: 'clonerefs' }] }, refused: storage },
  {
    says: 'a volume of a driver', type: 'presubmit', refused: /volumes of pods of presubmits are of the kinds/,
    spec: { containers: [test()], volumes: [{ name: 'k', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true } }] },
  },
  { says: 'the ServiceAccount of a postsubmit', type: 'presubmit', spec: { containers: [test()], serviceAccountName: 'deployer' }, refused: account },
  { says: 'an account of nobody\'s job', type: 'periodic', spec: { containers: [test()], serviceAccountName: 'admin' }, refused: account },
  { says: 'the priority of the system', type: 'presubmit', spec: { containers: [test()], priorityClassName: 'system-node-critical' }, refused: /have a priority below 1000000/ },
  { says: 'the priority of Prow', type: 'presubmit', spec: { containers: [test()], priorityClassName: 'prow' }, refused: /have a priority below 1000000/ },
  { says: 'a class of nobody\'s job', type: 'periodic', spec: { containers: [test()], priorityClassName: 'others' }, refused: /have the class of priority people, prow or releases/ },
  { says: 'a class of a postsubmit in code, by a presubmit', type: 'presubmit', spec: { containers: [test()], priorityClassName: 'releases' }, refused: /presubmits have the class of priority people or prow/ },
  {
    says: 'a taint of a postsubmit in code, by a presubmit', type: 'presubmit', refused: /presubmits may tolerate the taints/,
    spec: { containers: [test()], tolerations: [{ key: 'releases', operator: 'Exists' }] },
  },
  { says: 'every taint', type: 'presubmit', spec: { containers: [test()], tolerations: [{ operator: 'Exists' }] }, refused: /may tolerate the taints/ },
  {
    says: 'the taint of control planes', type: 'postsubmit', refused: /may tolerate the taints/,
    spec: { containers: [test()], tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] },
  },
  { says: 'a node by its name', type: 'presubmit', spec: { containers: [test()], nodeName: 'control-plane' }, refused: /name no node/ },
  { says: 'an image from elsewhere', type: 'presubmit', spec: { containers: [test({ image: 'docker.io/evil/miner:v1' })] }, refused: /images of jobs come from ghcr\.io\/acme/ },
  {
    says: 'an image from elsewhere as a volume', type: 'presubmit', refused: /images of jobs come from ghcr\.io\/acme/, since: 35,
    spec: { containers: [test()], volumes: [{ name: 'i', image: { reference: 'docker.io/evil/tools:v1' } }] },
  },
  { says: 'an image that begins alike', type: 'presubmit', spec: { containers: [test({ image: 'ghcr.io/acme.evil/x:v1' })] }, refused: /images of jobs come from/ },
];
